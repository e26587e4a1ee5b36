import { registerHooks } from 'node:module';

// Node strips types itself but does not look for `./x.ts` when a source says `./x.js`.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') && context.parentURL?.endsWith('.ts') ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});

// Ends with the process that started it, however that ends.
process.stdin.on('end', () => process.exit()).resume();
process.stdin.unref();
