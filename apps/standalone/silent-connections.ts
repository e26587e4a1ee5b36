import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Remembers the connections over which nothing was asked yet; the answer closes them. Clients open some ahead of what they may ask,
 * and `closeIdleConnections` leaves them open, because a request may be on its way.
 */
export function silentConnections(server: Server): () => void {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  return () => {
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
  };
}
