export { type Started, startTypeScript } from './start-typescript.js';
export { temporaryDirectory } from './temporary-directory.js';
