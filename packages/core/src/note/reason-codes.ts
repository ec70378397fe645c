/** Why a person is needed, as a code that is the same in every language. */
export const REASON_CODES = [
  'customer_asked',
  'complaint',
  'repeated_failure',
  'low_confidence',
  'out_of_scope',
  'authority_limit',
  'sensitive',
  'safety_urgent',
  'missing_information',
  'tool_error',
  'qualified_opportunity',
  'scheduled_review',
  'special_equipment',
  'after_hours',
] as const
