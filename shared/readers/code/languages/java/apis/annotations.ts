import type { ListenApi } from '../../../listen-api.ts';
import { of } from './places.ts';

const SPRING = 'org.springframework';

/** Annotations of tests that start servers, or give the program its settings. */
export const annotationApis: readonly ListenApi[] = [
  {
    api: 'spring-boot.test-properties',
    name: ['SpringBootTest', 'TestPropertySource'],
    callees: of(SPRING, 'boot.test.context.SpringBootTest', 'test.context.TestPropertySource'),
    port: [
      { keyword: 'properties', form: 'setting' },
      { arg: 0, form: 'setting' },
    ],
    knownOnly: true,
  },
  {
    api: 'spring-boot.test-arguments',
    name: 'SpringBootTest',
    callees: [`${SPRING}.boot.test.context.SpringBootTest`],
    port: [{ keyword: 'args', form: 'setting' }],
    knownOnly: true,
  },
  {
    api: 'kafka.embedded',
    name: 'EmbeddedKafka',
    callees: [`${SPRING}.kafka.test.context.EmbeddedKafka`],
    port: [{ keyword: 'ports', form: 'port-list' }],
    knownOnly: true,
  },
  {
    api: 'wiremock.port',
    name: ['AutoConfigureWireMock', 'WireMockTest'],
    callees: [
      `${SPRING}.cloud.contract.wiremock.AutoConfigureWireMock`,
      'com.github.tomakehurst.wiremock.junit5.WireMockTest',
    ],
    port: [
      { keyword: 'port', form: 'number' },
      { keyword: 'httpPort', form: 'number' },
      { keyword: 'httpsPort', form: 'number' },
    ],
    knownOnly: true,
  },
];

/** A linear content test: whether such an annotation speaks of a port. */
export const mayAnnotate = (text: string): boolean => ANNOTATED.test(text);

const ANNOTATED =
  /@(?:SpringBootTest|TestPropertySource|EmbeddedKafka|AutoConfigureWireMock|WireMockTest)\s{0,9}\([^()@]{0,400}?[pP]ort/;
