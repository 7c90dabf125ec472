import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  url: string;
  /** Connections that were cut. */
  cuts: () => number;
  close: () => void;
}

/** A network that breaks: each connection is cut once so many bytes have gone to the gateway by it. */
export const cuttingProxy = async (
  gateway: string,
  bytes: number,
  onCut: (cuts: number) => void = () => {},
): Promise<CuttingProxy> => {
  const { hostname, port } = new URL(gateway);
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((visitor) => {
    const onward = connect({ host: hostname, port: Number(port) });
    let passed = 0;
    for (const socket of [visitor, onward]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        visitor.destroy();
        onward.destroy();
      });
    }
    onward.pipe(visitor);
    visitor.on('data', (piece) => {
      const left = bytes - passed;
      passed += piece.length;
      if (left > 0 && !onward.write(piece.subarray(0, left))) {
        visitor.pause();
        onward.once('drain', () => visitor.resume());
      }
      if (passed < bytes || visitor.destroyed) return;
      cuts += 1;
      onCut(cuts);
      visitor.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The network has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cuts: () => cuts,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
};
