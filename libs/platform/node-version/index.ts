export { onSupportedNode } from './on-supported-node.js';
export { isSupported } from './supported.js';
