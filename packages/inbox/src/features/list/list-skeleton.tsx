import { t } from '@lingui/core/macro'

const TEN = Array.from({ length: 10 }, (_, index) => index)

/** Ten grey rows that do not move, in the shape of the list that is being read. */
export const ListSkeleton = () => (
  <div role="status" aria-label={t`Reading the list`}>
    {TEN.map((row) => (
      <div key={row} className="row">
        <span className="st rounded-full bg-hover" />
        <span className="h-3 w-3/4 rounded bg-hover" />
        <span className="col-start-2 h-3 w-1/2 rounded bg-hover" />
      </div>
    ))}
  </div>
)
