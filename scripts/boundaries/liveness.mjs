import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { rooms, sideDoors } from './rooms.cjs';
import { declaredStandIns } from './seeds.mjs';

/** What a rule speaks of must exist; a renamed room or file would otherwise switch its rule off in silence. */
export function deadRules({ rules, sources }) {
  const reachable = [...sources, ...declaredStandIns.map((name) => `node_modules/${name}/index.js`)];
  return rules.flatMap(({ name, from, to }) => [
    ...(matchesAny(from, sources) ? [] : [`the "from" of rule ${name} matches no file`]),
    ...(matchesAny(to, reachable) ? [] : [`the "to" of rule ${name} matches no file`]),
  ]);
}

/** The table of rooms and doors beside the folders that are there. */
export function deadRooms() {
  const folders = readdirSync(join(root, 'libs'));
  const listed = Object.keys(rooms);
  const unlistedNames = Object.values(rooms)
    .flat()
    .filter((room) => !listed.includes(room));
  return [
    ...folders.filter((folder) => !listed.includes(folder)).map((folder) => `libs/${folder} has no line in the table of rooms`),
    ...listed.filter((room) => !folders.includes(room)).map((room) => `the table of rooms names ${room}, which does not exist`),
    ...unlistedNames.map((room) => `the table of rooms allows ${room}, which has no line`),
    ...sideDoors.filter((door) => !existsSync(join(root, 'libs', door, 'index.ts'))).map((door) => `there is no side door libs/${door}`),
  ];
}

function matchesAny({ path }, sources) {
  return path === undefined || sources.some((source) => new RegExp(path).test(source));
}
