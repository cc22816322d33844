/** What `portlint init` writes: a `.portlint.yaml` in which every key stands as a comment with its default. */
export function configTemplate(): string {
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/portlint/portlint/main/schema/portlint.schema.json
# Configuration of Portlint. Every line below shows a default; take away its "#" to change it.

# The operating systems on which the ports are to be free: linux, windows, macos, freebsd.
# targets: [linux, windows, macos]

# A machine's real ephemeral range, where it is not its system's default.
# ephemeralRanges:
#   linux: 32768-60999

# The first port that a process without privileges may bind (net.ipv4.ip_unprivileged_port_start).
# unprivilegedPortStart: 1024

# Ports that no rule speaks of.
# allow:
#   - 50051
#   - ports: 60000-60010
#     reason: reserved on every host by net.ipv4.ip_local_reserved_ports

# The range agreed for listening ports; replacements are chosen inside it. None by default.
# policy: 5000-15000

# The cluster's NodePort range.
# nodePortRange: 30000-32767

# The static TCP port of each named SQL Server instance, as HOST\\INSTANCE or INSTANCE.
# sqlServer:
#   instances:
#     SQLEXPRESS: 1435

# The severity of each rule: off, hint, information, warning, error.
# rules:
#   ephemeral-port: warning

# Files that are tests: one step less severe, and ports that the system assigns are right there.
# tests:
#   - "**/test/**"

# Files to read, and files not to read besides node_modules, .git, vendored packages and what
# .gitignore names.
# include: ["**"]
# exclude: []

# Other values for some files; later entries win.
# overrides:
#   - files: ["examples/**"]
#     rules:
#       ephemeral-port: off
`;
}
