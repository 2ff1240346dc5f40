import type { AdminChoices } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { type AdminCheckCode, AdminDeclarationsInvalid, type AdminFinding } from '../checks/catalogue.js';
import { checkReferences } from '../checks/check-references.js';
import type { ModelReference, ScreenOutline } from '../declare/declaration.js';
import type { AdminDeclaration } from '../declare/define-admin.js';
import { documentModel } from '../model/document-model.js';
import type { ModelInfo } from '../model/model-info.js';
import { prismaModels } from '../model/prisma-model.js';
import { compileScreen } from '../screen/compile-screen.js';
import { type FormField, keyOfModel, type Screen } from '../screen/screen.js';
import { wordsOf } from '../screen/words.js';

/** All screens, checked: what a process that serves or works on the admin makes once. */
export class AdminSite {
  private outline: ScreenOutline[] | undefined;

  private constructor(
    readonly screens: ReadonlyMap<string, Screen>,
    /** What works, but will be slow on large tables. */
    readonly warnings: readonly AdminFinding[],
  ) {}

  /** Throws `AdminDeclarationsInvalid` with everything that cannot work. */
  static of(declarations: readonly AdminDeclaration[]): AdminSite {
    const findings: AdminFinding[] = [];
    const report = (screen: string, code: AdminCheckCode, detail: string) => findings.push({ code, screen, detail });
    const modelOf = (name: string) => prismaModels.get(name);
    const compiled = declarations.map(({ model, declaration }) => {
      const links = Object.entries(declaration.links ?? {}) as [string, ModelReference][];
      const linked = new Map(links.map(([field, reference]) => [field, resolveModel(reference)]));
      return compileScreen({ model: resolveModel(model), declaration, linked, modelOf, resolve: resolveModel, report });
    });
    checkReferences(compiled, report);
    const errors = findings.filter(({ code }) => code.startsWith('admin.E'));
    if (errors.length > 0) throw new AdminDeclarationsInvalid(errors);
    return new AdminSite(new Map(compiled.map((screen) => [screen.name, screen])), findings);
  }

  /** `model` as `keyOfModel` writes it. */
  screenOf(model: string): Screen | undefined {
    return [...this.screens.values()].find((screen) => keyOfModel(screen.model) === model);
  }

  /** What a field is ticked from; null for one that is not. */
  choicesOf({ choices }: FormField): AdminChoices[] | null {
    if (choices === null) return null;
    this.outline ??= [...this.screens.values()].map(outlineOf);
    return [...choices(this.outline)];
  }

  /** Every permission that some verb asks for, in order. */
  get permissions(): string[] {
    const all = [...this.screens.values()].flatMap((screen) => outlineOf(screen).permissions);
    return [...new Set(all.map(({ value }) => value))].sort();
  }
}

function outlineOf({ name, plural, group, permissions, writes, actions }: Screen): ScreenOutline {
  const verbs = (['view', 'add', 'change', 'delete'] as const).filter((verb) => verb === 'view' || writes.has(verb));
  return {
    name,
    label: plural,
    group,
    permissions: [
      ...verbs.map((verb) => ({ value: permissions[verb], label: wordsOf(verb), isAction: false })),
      ...[...actions.values()].map(({ permission, declared }) => ({
        value: permission,
        label: declared.label,
        isAction: true,
      })),
    ],
  };
}

function resolveModel(reference: ModelReference): ModelInfo {
  if (typeof reference !== 'string') return documentModel(reference);
  return prismaModels.get(reference satisfies Prisma.ModelName) as ModelInfo;
}
