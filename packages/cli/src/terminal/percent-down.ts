/** Of a share from 0 to 1, rounded down: 100 % means always. */
export const percentDown = (share: number): string => `${Math.floor(share * 100)} %`
