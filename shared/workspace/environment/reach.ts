/**
 * How far a statement about a machine reaches. A workspace describes one fleet of machines, so that a
 * kernel setting anywhere concerns its servers; but an example, a test or a CI job runs somewhere else:
 * it is an island. What holds on an island is said there, or by the mainland where it acquits.
 */

/** Folders of things that stand each for itself: every folder right below is an island. */
const COLLECTIONS = new Set(
  'examples example samples sample demos demo tutorials tutorial quickstarts quickstart recipes playground cookbooks'.split(
    ' ',
  ),
);

/** Folders that are one island. */
const ISLANDS = new Set(
  '.github .gitlab .circleci .devcontainer .vscode ci test tests __tests__ testdata fixtures e2e spec specs bench benchmark benchmarks docs doc vendor third_party'.split(
    ' ',
  ),
);

/** A test by its name, which nothing deploys. */
const TEST_FILE = /[._-](?:test|tests|spec)\.[a-z]{1,6}$|(?:^|\/)test_[^/]*\.py$/;

/** The folder within which a file's statements hold; empty for the whole workspace. */
export function islandOf(path: string): string {
  if (TEST_FILE.test(path)) return path;
  const folders = path.split('/').slice(0, -1);
  let end = 0;
  folders.forEach((folder, i) => {
    if (ISLANDS.has(folder)) end = i + 1;
    else if (COLLECTIONS.has(folder)) end = Math.min(i + 2, folders.length);
  });
  return folders.slice(0, end).join('/');
}

/** Whether an island is `other` or lies on it. */
export function isOn(island: string, other: string): boolean {
  return other === '' || island === other || island.startsWith(`${other}/`);
}

/** Folders that say what is in them rather than whose it is: what is above them is meant. */
const STRUCTURE = new Set(
  `etc sysctl.d sysctl conf conf.d config configs configuration files templates tasks vars defaults handlers group_vars host_vars
   roles playbooks playbook ansible deploy deployment deployments scripts script bin tools hack infra infrastructure ops provision provisioning
   provisioners packer terraform cloud-init cloudinit setup install system systemd host linux windows docker build packaging rootfs usr lib
   firewall network iptables powershell os kernel tuning security sysconfig modprobe.d`.split(/\s+/),
);
/** Folders whose children are parts of a whole by names of their own. */
const PARTED = new Set(['roles', 'group_vars', 'host_vars', 'modules']);

/**
 * The folder whose servers a file about a machine means: `services/a/deploy/sysctl.d/90.conf` those below
 * `services/a`, `roles/kernel/tasks/main.yml` all.
 */
export function homeOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const least = islandOf(path).split('/').filter(Boolean).length;
  while (folders.length > least) {
    const isPart = PARTED.has(folders.at(-2) ?? '');
    if (!isPart && !STRUCTURE.has(folders.at(-1)!)) break;
    folders.pop();
  }
  return folders.join('/');
}

/** How many folders two paths have in common, from the workspace's own on. */
export function nearness(a: string, b: string): number {
  const one = a.split('/').slice(0, -1);
  const two = b.split('/').slice(0, -1);
  let common = 0;
  while (common < one.length && common < two.length && one[common] === two[common]) common++;
  return common;
}
