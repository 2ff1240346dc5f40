import { type FeatureName, features, type SettingName, type SettingValue, settings } from '@red-tortoise/contracts';
import type { FeatureFlag } from '@red-tortoise/database';
import { type PlanLimits, withoutPlan } from './plan-limits.js';
import { shareOf } from './share-of.js';

/** What is in the tables of settings at one moment. */
export interface SettingsRows {
  revision: bigint;
  settings: readonly { name: string; value: unknown }[];
  flags: readonly Pick<FeatureFlag, 'name' | 'state' | 'percentage' | 'organisationIds'>[];
  countries: readonly { code: string; reason: string }[];
  aliases: readonly { alias: string; ecosystem: string }[];
  plans: readonly (PlanLimits & { id: string; isDefault: boolean })[];
}

export const noRows: SettingsRows = {
  revision: 0n,
  settings: [],
  flags: [],
  countries: [],
  aliases: [],
  plans: [],
};

/** All settings of one moment. Answers at once, and never fails: what cannot be read counts as not set. */
export class SettingsSnapshot {
  readonly revision: bigint;
  /** The names of settings whose value does not fit. */
  readonly unfit: readonly string[];
  private readonly values: ReadonlyMap<string, unknown>;
  private readonly flags: ReadonlyMap<string, Flag>;
  private readonly countries: ReadonlyMap<string, string>;
  private readonly aliases: ReadonlyMap<string, string>;
  private readonly plans: ReadonlyMap<string, PlanLimits>;
  private readonly usualPlan: PlanLimits;

  constructor(rows: SettingsRows) {
    this.revision = rows.revision;
    const given = rows.settings.filter(({ name, value }) => value !== null && name in settings);
    const read = given.map(({ name, value }) => ({ name, ...settings[name as SettingName].schema.safeParse(value) }));
    this.unfit = read.filter(({ success }) => !success).map(({ name }) => name);
    this.values = new Map(read.flatMap(({ name, success, data }) => (success ? [[name, data] as const] : [])));
    this.flags = new Map(
      rows.flags.map((flag) => [flag.name, { ...flag, organisationIds: new Set(flag.organisationIds) }]),
    );
    this.countries = new Map(rows.countries.map(({ code, reason }) => [code, reason]));
    this.aliases = new Map(rows.aliases.map(({ alias, ecosystem }) => [alias, ecosystem]));
    this.plans = new Map(rows.plans.map((plan) => [plan.id, plan]));
    this.usualPlan = rows.plans.find(({ isDefault }) => isDefault) ?? withoutPlan;
  }

  value<N extends SettingName>(name: N): SettingValue<N> {
    return (this.values.get(name) ?? settings[name].usual) as SettingValue<N>;
  }

  /** A feature is on until its row says something else. */
  isOn(feature: FeatureName, organisationId: string): boolean {
    const flag = this.flags.get(feature);
    switch (flag?.state) {
      case 'off':
        return false;
      case 'percentage':
        return shareOf(feature, organisationId) < flag.percentage;
      case 'organisations':
        return flag.organisationIds.has(organisationId);
      default:
        return true;
    }
  }

  featuresOf(organisationId: string): FeatureName[] {
    return (Object.keys(features) as FeatureName[]).filter((feature) => this.isOn(feature, organisationId));
  }

  /** Why nobody may sign up or in from a country; null where they may, or where the country is not known. */
  blockedReason(country: string | null): string | null {
    return country === null ? null : (this.countries.get(country.toUpperCase()) ?? null);
  }

  /** What an ecosystem is called here, where others call it otherwise; else its name as it is. */
  readonly ecosystemOf = (name: string): string => this.aliases.get(name.toLowerCase()) ?? name;

  /** The limits of a plan by its id; the default plan's for null. */
  plan(id: string | null): PlanLimits {
    return (id === null ? undefined : this.plans.get(id)) ?? this.usualPlan;
  }
}

interface Flag extends Omit<SettingsRows['flags'][number], 'organisationIds'> {
  organisationIds: ReadonlySet<string>;
}
