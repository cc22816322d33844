/** Where the rules' pages stand on the web. */
const PAGES = 'https://github.com/portlint/portlint/blob/main/docs/rules';

/** The address of a rule's page, for `codeDescription` and reports. */
export function ruleUrl(id: string): string {
  return `${PAGES}/${id}.md`;
}
