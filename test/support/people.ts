/** The two people of a test vault. */
export const OFFICER = { name: '陈经办人甲', passphrase: 'officer passphrase 1' };
export const REVIEWER = { name: '王复核人乙', passphrase: 'reviewer passphrase 2' };
