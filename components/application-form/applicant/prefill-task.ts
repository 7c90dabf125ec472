import { applicationsOf } from '../../../src/client/applications.ts';
import { toGatewayError } from '../../../src/client/errors.ts';
import type { Prefill } from '../../../src/contract/index.ts';
import { warnPrefillToken } from '../../../src/element/warnings.ts';
import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';

/**
 * Fills in who the person is from a token that the partner's site has signed. A token that is not good fills nothing: whoever keeps
 * the page is told, the visitor is not, who can do nothing about it. It goes nowhere but to the gateway, and into no address.
 */
export const prefillTask = (
  host: TaskHost & Element & { readonly prefillToken: string | null },
  fill: (person: Prefill) => void,
): GatewayTask<readonly [string | null], Prefill> =>
  new GatewayTask(host, {
    args: () => [host.prefillToken] as const,
    run: async (client, [signed], signal) => {
      if (!signed) return initialState;
      try {
        return await applicationsOf(client).prefill(signed, signal);
      } catch (error) {
        if (toGatewayError(error).kind !== 'invalid') throw error;
        warnPrefillToken(host);
        return initialState;
      }
    },
    onComplete: fill,
  });
