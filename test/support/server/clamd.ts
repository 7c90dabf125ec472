import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** The harmless file that every antivirus takes for a virus (eicar.org), in two parts, lest this one is. */
export const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

export interface ClamdStandIn {
  port: number;
  /** Bytes of each file that it was given whole. */
  seen: number[];
  /** What it says of all files, in place of what it finds; `undefined`: what it finds. `''`: it hangs up. */
  say: (answer: string | undefined) => void;
  close: () => Promise<void>;
}

/** A daemon that speaks clamd’s INSTREAM as its manual describes it, and knows one virus. Port 0: any that is free. */
export const clamdStandIn = async (port = 0): Promise<ClamdStandIn> => {
  const seen: number[] = [];
  const open = new Set<Socket>();
  let said: string | undefined;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let held = Buffer.alloc(0);
    let file = Buffer.alloc(0);
    let isOpen = false;
    socket.on('data', (piece) => {
      held = Buffer.concat([held, piece]);
      if (!isOpen) {
        const command = 'zINSTREAM\0';
        if (held.length < command.length) return;
        if (held.toString('latin1', 0, command.length) !== command) {
          socket.end('UNKNOWN COMMAND\0');
          return;
        }
        held = held.subarray(command.length);
        isOpen = true;
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          seen.push(file.length);
          socket.end(said ?? (file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'));
          return;
        }
        if (held.length < 4 + length) return;
        file = Buffer.concat([file, held.subarray(4, 4 + length)]);
        held = held.subarray(4 + length);
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The antivirus has no port');
  return {
    port: address.port,
    seen,
    say: (answer) => {
      said = answer;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};
