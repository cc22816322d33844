/** How a place of a POM writes ports. */
type Form = 'number' | 'mapping' | 'exposed' | 'command';

/** A place in a POM where a port stands. */
interface PomPort {
  /** Matches the artifact of the plugin; absent for any element. */
  readonly plugin?: RegExp;
  /** Matches the names of the innermost elements, with slashes between. */
  readonly path: RegExp;
  readonly form: Form;
}

/** Every place of a POM where ports stand; the first that matches counts. Adding one is adding a row. */
const POM_PORTS: readonly PomPort[] = [
  // Properties by which images are made.
  { path: /\/properties\/(?:[\w.-]+[.-])?exposed?[.-]?port$/i, form: 'exposed' },
  // Properties of servers and of the plugins that start them.
  {
    path: /\/(?:server|jetty(?:\.https?|\.stop)?|tomcat(?:\.https?)?|management\.server|quarkus\.http|micronaut\.server|cargo\.(?:servlet|rmi|tomcat\.ajp|jboss\.http)|liberty\.var(?:\.default)?\.https?|thorntail\.https?|swarm\.https?)\.port$/,
    form: 'number',
  },
  {
    plugin: /^(?:jetty-maven-plugin|maven-jetty-plugin|jetty-ee\d+-maven-plugin)$/,
    path: /\/(?:httpConnector|connector|connectors\/\w+)\/port$|\/stopPort$/,
    form: 'number',
  },
  {
    plugin: /^tomcat\d?-maven-plugin$/,
    path: /\/configuration\/(?:port|httpsPort|ajpPort)$/,
    form: 'number',
  },
  { plugin: /^liberty-maven-plugin$/, path: /\/(?:default\.)?https?\.port$/, form: 'number' },
  {
    plugin: /^(?:appengine|gwt|grails|helidon|swarm|thorntail)[\w-]*-maven-plugin$/,
    path: /\/configuration\/port$/,
    form: 'number',
  },
  { plugin: /^jib-maven-plugin$/, path: /\/container\/ports\/port$/, form: 'exposed' },
  { plugin: /^docker-maven-plugin$/, path: /\/run\/ports\/port$/, form: 'mapping' },
  { plugin: /^docker-maven-plugin$/, path: /\/build\/ports\/port$|\/exposes\/expose$/, form: 'exposed' },
  {
    plugin: /^(?:spring-boot|quarkus|micronaut|exec|maven-surefire|maven-failsafe)[\w-]*-plugin$/,
    path: /\/(?:jvmArguments|jvmArgs|appArgs|arguments|argLine)$/,
    form: 'command',
  },
];

/** How the port of an element is written, where it holds one. */
export function pomPortOf(
  path: readonly string[],
  plugin: string | undefined,
  value: string,
): Form | undefined {
  // Wherever it stands: it says itself what it is.
  if (/-(?:agentlib:|Xrun)jdwp[=:]/.test(value)) return 'command';
  const tail = `/${path.slice(-4).join('/')}`;
  return POM_PORTS.find(
    row => row.path.test(tail) && (!row.plugin || (plugin !== undefined && row.plugin.test(plugin))),
  )?.form;
}
