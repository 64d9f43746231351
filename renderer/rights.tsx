import type { ComponentType } from 'react';
import type { Channel } from '../shared/contract/channels.ts';
import { refusalOf } from '../shared/contract/rights.ts';
import type { Message } from '../shared/message.ts';
import { useSpeech } from './i18n.ts';
import { useDesk } from './place.ts';

/** Why the user of the session may not make this call, or null. The app refuses it anyway; this says so beforehand. */
export function useRefusal(channel: Channel): Message | null {
  return refusalOf(channel, useDesk().state.session);
}

/** The component, switched off and with the reason above it for whoever may not make the call. */
export function onlyFor<P extends object>(channel: Channel, Inside: ComponentType<P>): ComponentType<P> {
  return function ForSome(props: P) {
    const { say } = useSpeech();
    const refusal = useRefusal(channel);
    if (refusal === null) return <Inside {...props} />;
    return (
      <fieldset className="may-not" disabled>
        <p className="small may-not-why">{say(refusal)}</p>
        <Inside {...props} />
      </fieldset>
    );
  };
}
