import type { DependencyState, Phase, ViewState } from './readiness-report.js';

/** Why the service should be sent no requests, a sentence each; none where it should. */
export function reasonsOf(phase: Phase, dependencies: readonly DependencyState[], views: readonly ViewState[]): readonly string[] {
  return [
    ...(phase === 'serving' ? [] : [`The service is ${phase}.`]),
    ...dependencies.filter(({ isUp }) => !isUp).map(({ name, failure }) => `${name} cannot be used (${failure}).`),
    ...views.flatMap(reasonOf),
  ];
}

function reasonOf({ name, state, lag }: ViewState): readonly string[] {
  if (state === 'unknown') return [`How far ${name} is behind cannot be told.`];
  if (state === 'following' || lag === null) return [];
  return [`${name} lacks ${lag.events} events or more and has not moved for ${Math.floor(lag.unmovedSeconds)} seconds.`];
}
