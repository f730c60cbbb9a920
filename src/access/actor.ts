/** Da: roller. What a person may be at an office; one person may hold several, each as a dated period. */
export const roles = [
  'case_worker',
  'mentor',
  'company_consultant',
  'project_leader',
  'housing_social_worker',
  'leader',
  'authority_case_worker',
  'evaluator',
  'system_administrator',
] as const;
export type Role = (typeof roles)[number];

/** The person behind a request, as the database knows her today (returned by `app.become`). */
export interface Actor {
  municipalityId: number;
  municipalityName: string;
  /** What the municipality calls its employment service, for example "Jobcentret". */
  employmentServiceName: string;
  staffId: string;
  firstName: string;
  lastName: string;
  titleDa: string;
  titleEn: string;
  organisationId: string;
  organisationName: string;
  /** Employed by the municipality; housing organisations and partners are private parties in the law's eyes. */
  isMunicipal: boolean;
  roles: readonly Role[];
  officeIds: readonly string[];
  /** The office whose door and figures are shown; null for people at the central office. */
  officeId: string | null;
  officeName: string | null;
  isDemo: boolean;
}
