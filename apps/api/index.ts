export { ApiModule } from './api.module.js';
export { LOCAL_TOKEN, type LocalToken } from './access/authentication.js';
export { Guides } from './troubleshooting/guides.js';
export { loadGuides } from './troubleshooting/load-guides.js';
export { fastifyOptions, prepareHttp } from './http/prepare-http.js';
export { meteredStore } from './operations/metered-store.js';
export { Metrics } from './operations/metrics.js';
export { Readiness } from './operations/readiness.js';
export { EVENT_STORE, STREAM_PREFIX } from './rmas/case-list.js';
