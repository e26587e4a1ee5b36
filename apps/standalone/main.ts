import { onSupportedNode } from '#rma/platform/node-version';

await onSupportedNode(() => import('./app.js'));
