import { reviving, type SchemaVersions } from '../revive.js';
import type { Aggregate } from '../runner/aggregate.js';
import type { CommandContext } from '../runner/command.js';

/** A toy: coins put into and taken out of a jar that can be closed. */
export type JarEvent =
  | { readonly type: 'CoinsPut'; readonly coins: number; readonly at: string }
  | { readonly type: 'CoinsTaken'; readonly coins: number }
  | { readonly type: 'JarClosed' };

export type JarCommand =
  | { readonly kind: 'put'; readonly coins: number; readonly now: string; readonly oneByOne?: boolean }
  | { readonly kind: 'take'; readonly coins: number }
  | { readonly kind: 'close' };

export interface Jar {
  readonly coins: number;
  readonly closed: boolean;
}

const schemaVersions: SchemaVersions<JarEvent> = { CoinsPut: 1, CoinsTaken: 1, JarClosed: 1 };

export const jar: Aggregate<Jar, JarEvent, JarCommand> = {
  category: 'rmaJar',
  initial: { coins: 0, closed: false },
  schemaVersions,
  revive: reviving(schemaVersions),
  evolve(state, event) {
    switch (event.type) {
      case 'CoinsPut':
        return { ...state, coins: state.coins + event.coins };
      case 'CoinsTaken':
        return { ...state, coins: state.coins - event.coins };
      case 'JarClosed':
        return { ...state, closed: true };
    }
  },
  decide(command, state) {
    switch (command.kind) {
      case 'put':
        if (state.closed) return { refused: 'JAR_CLOSED', detail: 'The jar is closed.', facts: { coins: state.coins } };
        return command.oneByOne
          ? Array.from({ length: command.coins }, () => ({ type: 'CoinsPut', coins: 1, at: command.now }))
          : [{ type: 'CoinsPut', coins: command.coins, at: command.now }];
      case 'take':
        if (state.coins < command.coins) return { refused: 'TOO_FEW', detail: 'The jar holds less.', facts: { coins: state.coins } };
        return [{ type: 'CoinsTaken', coins: command.coins }];
      case 'close':
        return state.closed ? [] : [{ type: 'JarClosed' }];
    }
  },
};

export const put =
  (coins: number, more: { readonly oneByOne?: boolean } = {}) =>
  (now: string): JarCommand => ({ kind: 'put', coins, now, ...more });
export const take = (coins: number) => (): JarCommand => ({ kind: 'take', coins });
export const close = (): JarCommand => ({ kind: 'close' });

/** The context of a command, its fingerprint derived from its id unless told otherwise. */
export function asking(commandId: string, more: Partial<CommandContext> = {}): CommandContext {
  return {
    commandId,
    requestFingerprint: `fingerprint of ${commandId}`,
    correlationId: 'correlation-1',
    causationId: commandId,
    actor: { id: 'agent-1', role: 'agent', channel: 'api', keyId: 'key-1' },
    now: '2026-03-01T09:00:00.000Z',
    policyVersion: 'standard@0123456789ab',
    ...more,
  };
}
