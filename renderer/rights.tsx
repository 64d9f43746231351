import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { Channel } from '../shared/contract/channels.ts';
import { refusalOf } from '../shared/contract/rights.ts';
import type { Message } from '../shared/message.ts';
import { useSpeech } from './i18n.ts';
import { useDesk } from './place.ts';

/** Keys of the reasons that stand above already and need no second saying. */
const Said = createContext<readonly string[]>([]);

/** Why the user of the session may not make this call, or null. The app refuses it anyway; this says so beforehand. */
export function useRefusal(channel: Channel): Message | null {
  return refusalOf(channel, useDesk().state.session);
}

/** The reason as a line, where it does not stand above already. */
export function WhyNot({ refusal }: { readonly refusal: Message | null }) {
  const { say } = useSpeech();
  const said = useContext(Said);
  if (refusal === null || said.includes(refusal.key)) return null;
  return <p className="small may-not-why">{say(refusal)}</p>;
}

/** Says the reason once, in its own words or in those of `as`, for everything inside, which switches itself off. */
export function SaidOnce(props: {
  readonly channel: Channel;
  readonly as?: Message['key'];
  readonly children: ReactNode;
}) {
  const { channel, as, children } = props;
  const refusal = useRefusal(channel);
  const said = useContext(Said);
  if (refusal === null) return children;
  return (
    <>
      <WhyNot refusal={as === undefined ? refusal : { ...refusal, key: as }} />
      <Said value={[...said, refusal.key]}>{children}</Said>
    </>
  );
}

/** The component, switched off and with the reason above it for whoever may not make the call. */
export function onlyFor<P extends object>(channel: Channel, Inside: ComponentType<P>): ComponentType<P> {
  return function ForSome(props: P) {
    const refusal = useRefusal(channel);
    if (refusal === null) return <Inside {...props} />;
    return (
      <fieldset className="may-not" disabled>
        <WhyNot refusal={refusal} />
        <Inside {...props} />
      </fieldset>
    );
  };
}
