import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText } from '../../text/index.ts';
import { spokenOccurrence } from '../command-files/port-occurrences.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import { attributeOf, type HclBody, type HclValue, objectsOf } from '../hcl/hcl-tree.ts';
import { textOf } from './hcl-ports.ts';

/** Resources whose environment is that of a process. */
export const HAS_PROCESS =
  /^(?:docker_(?:container|service)|kubernetes_\w+|aws_ecs_task_definition|aws_lambda_function|google_cloud_run\w*|azurerm_(?:container\w*|linux_\w+|windows_\w+)|heroku_\w+|fly_\w+)$/;

const DEEPEST = 16;

/**
 * The ports that processes are told by their environment: `env = ["PORT=80"]`, blocks and objects `env { name, value }`,
 * maps under `environment`, `environment_variables`, `variables`.
 */
export function environmentPorts(
  body: HclBody,
  owner: string | undefined,
  format = 'terraform',
): PortOccurrence[] {
  const occurrences: PortOccurrence[] = [];
  const variable = (name: string, text: string, at: number): void => {
    for (const port of spokenOfVariable(name, MappedText.plain(text, at), { namespace: 'container' }))
      occurrences.push(
        spokenOccurrence(port, {
          format,
          namespace: 'container',
          ...(owner && { owner }),
          api: 'environment',
        }),
      );
  };
  const pair = (each: HclBody): void => {
    const name = textOf(attributeOf(each, 'name'));
    const value = attributeOf(each, 'value')?.value;
    if (name && value?.kind === 'string') variable(name, value.text, value.start);
  };
  const given = (value: HclValue): void => {
    if (value.kind === 'list')
      for (const item of value.items) {
        const name = item.kind === 'string' ? /^[A-Za-z_]\w{0,100}(?==)/.exec(item.text)?.[0] : undefined;
        if (name && item.kind === 'string')
          variable(name, item.text.slice(name.length + 1), item.start + name.length + 1);
      }
    if (value.kind === 'object')
      for (const { name, value: text } of value.entries)
        if (text.kind === 'string') variable(name, text.text, text.start);
    for (const each of objectsOf(value)) pair(each);
  };
  const visit = (each: HclBody, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const { name, value } of each.attributes)
      if (ENVIRONMENT.test(name)) given(value);
      else inValue(value, depth + 1);
    for (const block of each.blocks) {
      if (!ENVIRONMENT.test(block.type)) visit(block.body, depth + 1);
      else if (attributeOf(block.body, 'name') && attributeOf(block.body, 'value')) pair(block.body);
      else {
        // Nomad's `env { PORT = 8080 }`, and Lambda's `environment { variables = { … } }`.
        for (const { name, value } of block.body.attributes)
          if (value.kind === 'string') variable(name, value.text, value.start);
          else if (value.kind === 'number') variable(name, String(value.value), value.start);
          else if (ENVIRONMENT.test(name)) given(value);
        visit({ attributes: [], blocks: block.body.blocks }, depth + 1);
      }
    }
  };
  const inValue = (value: HclValue, depth: number): void => {
    if (depth > DEEPEST) return;
    if (value.kind === 'call') for (const arg of value.args) inValue(arg, depth + 1);
    else for (const inner of objectsOf(value)) visit(inner, depth + 1);
  };
  visit(body, 0);
  return occurrences;
}

const ENVIRONMENT = /^(?:env|environment|environment_variables|variables|app_settings|config_vars)$/;
