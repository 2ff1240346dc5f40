import {
  type AdminField,
  type AdminForm,
  type AdminInline,
  type AdminScreen,
  type AdminSite,
} from '@red-tortoise/contracts';
import type { FormField, Inline, Link, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { may, mayWrite } from './permissions.js';

/** Every screen that the viewer may see, as data. */
export function showSite(call: AdminCall): AdminSite {
  const { viewer, site } = call;
  const seen = [...site.screens.values()].filter((screen) => may(viewer, screen.permissions.view));
  const labels = [...new Set(seen.map(({ group }) => group))];
  return {
    viewer: { id: viewer.id, name: viewer.name, superuser: viewer.superuser },
    groups: labels.map((label) => ({
      label,
      screens: seen.filter(({ group }) => group === label).map((screen) => showScreen(call, screen)),
    })),
  };
}

function showScreen(call: AdminCall, screen: Screen): AdminScreen {
  const { viewer } = call;
  const can = { add: mayWrite(viewer, screen, 'add'), change: mayWrite(viewer, screen, 'change') };
  const actions = [...screen.actions.values()].filter(({ permission }) => may(viewer, permission));
  return {
    name: screen.name,
    label: screen.label,
    plural: screen.plural,
    description: screen.model.documentation,
    store: screen.model.store,
    can: { ...can, delete: mayWrite(viewer, screen, 'delete'), export: true },
    columns: screen.columns.map(({ name, label, kind, secret, editable, options, link }) => ({
      name,
      label,
      kind,
      secret,
      editable: editable && can.change,
      sortable: screen.sortable.has(name),
      options: options && [...options],
      screen: linkedScreen(call, link),
    })),
    search: screen.search.map(({ field }) => field.name),
    filters: screen.filters.map(({ shown }) => shown),
    order: screen.order.map(({ field, descending }) => (descending ? `-${field}` : field)),
    pageSize: screen.pageSize,
    form: showForm(call, screen, can.add),
    actions: actions.map(({ name, declared, input }) => ({
      name,
      label: declared.label,
      confirm: declared.confirm ?? declared.dangerous ?? false,
      dangerous: declared.dangerous ?? false,
      input: [...input],
    })),
  };
}

function showForm(call: AdminCall, screen: Screen, canAdd: boolean): AdminForm {
  return {
    fieldsets: screen.fieldsets.map(({ title, fields }) => ({
      title,
      fields: fields.map((field) => showField(call, field)),
    })),
    inlines: screen.inlines.flatMap((inline) => showInline(call, inline) ?? []),
    saveAsNew: screen.saveAsNew && canAdd,
  };
}

function showField(call: AdminCall, field: FormField): AdminField {
  return { ...field.shown, choices: call.site.choicesOf(field), screen: linkedScreen(call, field.link) };
}

function showInline(call: AdminCall, inline: Inline): AdminInline | null {
  const other = call.site.screenOf(inline.model);
  if (!other || !may(call.viewer, other.permissions.view)) return null;
  const can = (write: 'add' | 'change' | 'delete') => inline.writes.has(write) && mayWrite(call.viewer, other, write);
  return {
    name: inline.name,
    label: inline.label,
    style: inline.style,
    screen: other.name,
    fields: inlineFields(inline, other).map((field) => showField(call, field)),
    can: { add: can('add'), change: can('change'), delete: can('delete') },
  };
}

/** The declared ones, else all of the other form's but the way back. */
export function inlineFields(inline: Inline, other: Screen) {
  const fields = [...other.form.values()];
  if (inline.fields) return fields.filter(({ shown }) => inline.fields?.includes(shown.name));
  return fields.filter(({ field }) => field.name !== inline.holds);
}

function linkedScreen({ site, viewer }: AdminCall, link: Link | null): AdminField['screen'] {
  const target = link && site.screenOf(link.model);
  return target && may(viewer, target.permissions.view) ? target.name : null;
}
