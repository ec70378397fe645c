/** Single words for what a handoff is marked with: how urgent it is, what is asked for. */
export const labels = {
  urgency: { now: 'Now', today: 'Today', this_week: 'This week', fyi: 'FYI' },
  /** What is asked for where the words are gone. */
  erased: 'Erased',
  /** Who left, and asked for their name to be forgotten. */
  formerMember: 'Former member',
  /** A yes or no with nothing ready to be approved. */
  yesOrNo: 'Decide',
  decision: { approve: 'Approve', choose: 'Choose', answer: 'Answer', act: 'Act', take_over: 'Take over' },
}
