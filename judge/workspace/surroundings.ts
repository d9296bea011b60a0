import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxFolder } from '../box.js';
import { WORKSPACE_HOME } from '../bubblewrap/launch.js';

/** What programs of the system look for beside `/usr`; none of it is anybody's secret. */
const SYSTEM = ['/etc/maven', '/etc/gradle', '/etc/ssl', '/etc/ca-certificates', '/etc/pki', '/etc/localtime', '/etc/mime.types'];
const NETWORK_FILES = ['/etc/resolv.conf', '/etc/hosts'];
const NETWORK = [...NETWORK_FILES, '/etc/nsswitch.conf', '/etc/services'];
const JAVA = /^java-\d+-openjdk$/;

export function systemFolders(network: boolean): readonly BoxFolder[] {
  const java = readdirSync('/etc')
    .filter((name) => JAVA.test(name))
    .map((name) => join('/etc', name));
  return [...SYSTEM, ...java, ...(network ? NETWORK : [])].filter((path) => existsSync(path)).map((path) => ({ source: path, box: path }));
}

/** What an image has no use for, and a way to registries needs. */
export function networkFiles(): readonly BoxFolder[] {
  return NETWORK_FILES.filter((path) => existsSync(path)).map((path) => ({ source: path, box: path }));
}

/** Where a registry is and whom it is believed by; other variables, and addresses with a password in them, stay outside. */
const REGISTRY =
  /^(?:https?_proxy|no_proxy|all_proxy|PIP_(?:INDEX_URL|EXTRA_INDEX_URL|CERT|FIND_LINKS|DEFAULT_TIMEOUT)|UV_INDEX_URL|npm_config_(?:registry|cafile)|CARGO_HTTP_CAINFO|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO|JAVA_TOOL_OPTIONS|MAVEN_OPTS)$/i;
const WITH_PASSWORD = /\/\/[^/\s@]+@/;

export function registryVariables(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && REGISTRY.test(name) && !WITH_PASSWORD.test(value) ? [[name, value] as const] : [],
    ),
  );
}

const SYSTEM_PATH = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** What every command of a workspace is given; of an image what it says of itself, too. */
export function workspaceVariables(
  tools: readonly string[],
  network: boolean,
  image: Readonly<Record<string, string>> | null = null,
): Readonly<Record<string, string>> {
  const path = ['/work/.venv/bin', '/work/node_modules/.bin', ...(image?.['PATH']?.split(':') ?? [...tools, ...SYSTEM_PATH])];
  return {
    ...image,
    HOME: WORKSPACE_HOME,
    PATH: path.join(':'),
    CARGO_HOME: `${WORKSPACE_HOME}/.cargo`,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONHASHSEED: '0',
    TZ: 'UTC',
    NO_COLOR: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    ...(network ? {} : { CARGO_NET_OFFLINE: 'true', npm_config_offline: 'true', PIP_NO_INDEX: '1' }),
  };
}
