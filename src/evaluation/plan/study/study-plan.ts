import { type Words, wordsSchema } from '../words.ts';
import { type Condition, conditionSchema } from './condition.ts';
import { type CovariatePlan, covariateSchema } from './covariate-plan.ts';
import { type OutcomePlan, outcomeSchema } from './outcome-plan.ts';
import {
  type PeoplePlan,
  peopleSchema,
  type RegisterPlan,
  type ResidencePlan,
  registerSchema,
  residenceSchema,
} from './register-plan.ts';
import { type SitePlan, siteSchema } from './site-plan.ts';

/** A condition with its name in the flow. */
export interface FlowRule {
  name: string;
  label: Words;
  where: Condition;
}

/** How many persons the plan expects, for what the study can find before its data are there. */
export interface Expected {
  treated: number;
  control: number;
  /** The share with the outcome among controls. */
  rate: number;
  /** Treated areas. */
  areas?: number;
}

/** A study on persons of a register: who belongs, which group, what is followed. Everything is fixed before the outcome is read. */
export interface StudyPlan {
  question?: Words;
  register: RegisterPlan;
  codes?: { data: string };
  people?: PeoplePlan[];
  residence: ResidencePlan;
  sites: SitePlan[];
  groups: { treatedLabel: Words; controlLabel: Words; controlAreas?: string[] };
  population?: FlowRule[];
  exclusions?: FlowRule[];
  years: { from: number; to: number };
  /** The last year before the start. */
  base: number;
  covariates?: CovariatePlan[];
  outcomes: OutcomePlan[];
  clustering?: { area: 'area' | 'site'; icc?: number };
  expected?: Expected;
}

/** What analyses call the study's persons. */
export const STUDY = 'study';

/** The data that a study reads. */
export function filesOfStudy({ register, people = [], residence, codes }: StudyPlan): string[] {
  const homes = 'from' in residence ? [residence.data] : [];
  return [...new Set([register.data, ...people.map(({ data }) => data), ...homes, ...(codes ? [codes.data] : [])])];
}

const rules = (description: string) =>
  ({
    type: 'array',
    description,
    items: {
      type: 'object',
      required: ['name', 'label', 'where'],
      additionalProperties: false,
      properties: {
        name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' },
        label: wordsSchema,
        where: { $ref: '#/$defs/condition' },
      },
    },
  }) as const;
const year = { type: 'integer', minimum: 1980, maximum: 2100 } as const;
const persons = { type: 'integer', minimum: 1, maximum: 100_000_000 } as const;

/** What conditions of a plan refer to. */
export const studyDefinitions = { condition: conditionSchema } as const;

/** The schema of {@link StudyPlan}. */
export const studySchema = {
  type: 'object',
  description: 'A study on persons of a register. Analyses read it as the data "study".',
  required: ['register', 'residence', 'sites', 'groups', 'years', 'base', 'outcomes'],
  additionalProperties: false,
  properties: {
    question: wordsSchema,
    register: registerSchema,
    codes: {
      type: 'object',
      description: 'An own dated list of benefit codes; without it the list that comes with the program is used.',
      required: ['data'],
      additionalProperties: false,
      properties: { data: { type: 'string', description: 'A CSV: code,text,group,activity,valid_from,valid_to.' } },
    },
    people: { type: 'array', items: peopleSchema },
    residence: residenceSchema,
    sites: { type: 'array', minItems: 1, items: siteSchema },
    groups: {
      type: 'object',
      description: 'Treated: lives in an area of a site. Control: everybody else in the population.',
      required: ['treatedLabel', 'controlLabel'],
      additionalProperties: false,
      properties: {
        treatedLabel: wordsSchema,
        controlLabel: wordsSchema,
        controlAreas: {
          type: 'array',
          minItems: 1,
          items: { type: 'string' },
          description: 'Only people of these areas are controls.',
        },
      },
    },
    population: rules('Who belongs; those who do not leave here, counted.'),
    exclusions: rules('Those who meet it leave, counted, with the reason.'),
    years: {
      type: 'object',
      description: 'The calendar years that outcomes are followed over.',
      required: ['from', 'to'],
      additionalProperties: false,
      properties: { from: year, to: year },
    },
    base: { ...year, description: 'The last year before the start.' },
    covariates: { type: 'array', items: covariateSchema },
    outcomes: { type: 'array', minItems: 1, items: outcomeSchema },
    clustering: {
      type: 'object',
      description: 'Within what persons hang together.',
      required: ['area'],
      additionalProperties: false,
      properties: {
        area: { type: 'string', enum: ['area', 'site'] },
        icc: {
          type: 'number',
          minimum: 0,
          maximum: 1,
          description: 'The intra-cluster correlation expected; 0.01 unless said.',
        },
      },
    },
    expected: {
      type: 'object',
      description: 'Sizes for what the study can find, before its data are there.',
      required: ['treated', 'control', 'rate'],
      additionalProperties: false,
      properties: {
        treated: persons,
        control: persons,
        rate: { type: 'number', minimum: 0, maximum: 1, description: 'The share with the outcome among controls.' },
        areas: persons,
      },
    },
  },
} as const;
