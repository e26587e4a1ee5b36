import { subscribe } from 'node:diagnostics_channel';

interface Route {
  readonly method: string | readonly string[];
  readonly url: string;
}
interface Initialised {
  readonly fastify: { addHook(name: 'onRoute', hook: (route: Route) => void): void };
}

const found: string[] = [];
subscribe('fastify.initialization', (message) => {
  const { fastify } = message as Initialised;
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) found.push(`${one} ${url}`);
  });
});

const described = /\/(docs|openapi)\b|\*/;

/** The routes of the services that were started since this was imported, as the server knows them; not the pages about them. */
export const servedRoutes = (): readonly string[] => [...new Set(found.filter((route) => !described.test(route)))];
