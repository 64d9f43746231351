import { fail, type Result } from '../../shared/contract/errors.ts';
import type { Invoke } from '../app/router.ts';
import { callProblem } from './policy.ts';

/** The refusal of a call that carries too much. */
export const TOO_LARGE = fail('bad-input', 'host:call.too-large');

/** Both hosts answer a call here: what is not plain or too large never reaches the app, an untrusted sender gets the app's refusal. */
export async function answerCall(
  invoke: Invoke,
  call: { readonly channel: unknown; readonly input: unknown; readonly trusted: boolean },
): Promise<Result<unknown>> {
  if (!call.trusted) return invoke('untrusted', null, { trusted: false });
  const problem = callProblem(call.channel, call.input);
  if (problem === 'too-large') return TOO_LARGE;
  if (problem === 'not-plain') return fail('bad-input', 'host:call.not-plain');
  return invoke(String(call.channel), call.input, { trusted: true });
}
