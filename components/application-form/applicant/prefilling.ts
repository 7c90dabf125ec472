import { applicationsOf } from '../../../src/client/applications.ts';
import { toGatewayError } from '../../../src/client/errors.ts';
import type { Prefill } from '../../../src/contract/index.ts';
import { advisePrefill } from '../../../src/element/advice.ts';
import { GatewayTask, nothingYet, type TaskHost } from '../../../src/element/gateway-task.ts';

/**
 * Fills in who the person is from a token that the partner's site has signed. A token that is not good fills nothing: whoever keeps
 * the page is told, the visitor is not, who can do nothing about it. It goes nowhere but to the gateway, and into no address.
 */
export const prefilling = (
  host: TaskHost & Element,
  token: () => string | null,
  fill: (person: Prefill) => void,
): GatewayTask<readonly [string | null], Prefill> =>
  new GatewayTask(host, {
    args: () => [token()] as const,
    run: async (client, [signed], signal) => {
      if (!signed) return nothingYet;
      try {
        return await applicationsOf(client).prefill(signed, signal);
      } catch (error) {
        if (toGatewayError(error).kind !== 'invalid') throw error;
        advisePrefill(host);
        return nothingYet;
      }
    },
    onComplete: fill,
  });
