/** What was otherwise in KEDU 5.6: parts of the same name stand in the place of those of 5.7. */
export const ONLY_IN_5_6 = `
part yearly-health
p1?                   year
p2..p4?               yes-no
p5..p11?              amount9
p12?                  yes-no
p13..p18?             amount9
p19?                  yes-no
p20..p27?             amount9
`;
