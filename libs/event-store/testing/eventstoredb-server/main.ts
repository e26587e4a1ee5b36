import { EventStoreDBServer } from './server.js';

/** A server in a process of its own: says where it is, without the network that can fail, and ends when it is told to, or, with `--end-with-input`, when its input does. */
const server = await EventStoreDBServer.start();
console.log(`EventStoreDB for tests is ready at ${server.directUrl}`);
const end = () => void server.stop().then(() => process.exit());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
if (process.argv.includes('--end-with-input')) process.stdin.on('end', end).resume();
