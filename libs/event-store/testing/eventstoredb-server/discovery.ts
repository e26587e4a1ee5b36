import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { ClusterInfo, EndPoint, MemberInfo, SupportedMethod, SupportedMethods, UUID } from './generated.js';

const LEADER = 2;

/** The oldest server that is supported. */
export const SERVER_VERSION = '23.10.0';

/** What a client asks before it begins: what the server can do, and who leads. */
export function discovery(port: () => number) {
  return {
    features: {
      getSupportedMethods(_: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<unknown>) {
        const supported = new SupportedMethods();
        supported.setEventStoreServerVersion(SERVER_VERSION);
        const methods = ['read', 'append', 'delete', 'tombstone', 'batchappend'].map((name) => {
          const method = new SupportedMethod();
          method.setServiceName('event_store.client.streams.streams');
          method.setMethodName(name);
          method.setFeaturesList(name === 'read' ? ['position'] : []);
          return method;
        });
        supported.setMethodsList(methods);
        answer(null, supported);
      },
    },
    gossip: {
      read(_: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<unknown>) {
        const [info, member, endPoint, id] = [new ClusterInfo(), new MemberInfo(), new EndPoint(), new UUID()];
        endPoint.setAddress('127.0.0.1');
        endPoint.setPort(port());
        id.setString('00000000-0000-4000-8000-000000000001');
        member.setInstanceId(id);
        member.setState(LEADER);
        member.setIsAlive(true);
        member.setHttpEndPoint(endPoint);
        info.setMembersList([member]);
        answer(null, info);
      },
    },
  };
}
