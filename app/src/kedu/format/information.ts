/** Information beside the monthly settlement: revenue, archives, special conditions, accident rate. */
export const INFORMATION = `
document ZUSRPA settlement  monthly report of revenue | Imienny raport miesięczny o przychodach ubezpieczonego
I?                    =revenue-organisation       organisation
II?                   =payer                      payer
III+                  =revenue-of-insured         revenue of one insured
IV?                   =statement                  statement

part revenue-organisation
p1?                   =declaration-identifier     number and month

part revenue-of-insured repeated calculated
identyfikacja.UB?     =insured-ids
cechy.BL?             =features
A?                    =reported-person-and-title  insured
B..C?                 =revenue-by-year
D?                    =revenue-amount
E?                    =revenue-by-year
F..G?                 =periods-and-hours

part reported-person-and-title
p1                    text1-31      surname
p2                    text1-22      first name
p3                    exact1        kind of identifier
p4                    text1-11      identifier
p5?                   =title-code   insurance title

part revenue-by-year
p1?                   year1999      year
p2?                   amount6       amount
p3?                   year1999      year
p4?                   amount6       amount
p5?                   year1999      year
p6?                   amount6       amount

part revenue-amount
p1?                   amount6       amount

part periods-and-hours
p1?                   day           from
p2?                   day           to
p3?                   =fraction     part of full hours
p4?                   day           from
p5?                   day           to
p6?                   =fraction     part of full hours

document ZUSRIA settlement insured  information of one insured for the archive | Raport informacyjny
I?                    =archive-organisation       organisation
II?                   =payer                      payer
III?                  =reported-person            insured
IV?                   =end-of-employment          end of employment
V..VII*               =revenue-of-years
VIII*                 =hours
IX*                   =hours-and-mark
X1?                   =mark
X*                    =special-work
XI*                   =coded-work
XII?                  =statement                  statement

part archive-organisation
p1?                   exact1        kind of filing

part revenue-of-years repeated
p1?                   year1999      from
p2?                   year1999      to
p3?                   amount10      amount

part hours repeated
p1?                   day           from
p2?                   day           to
p3?                   =fraction     part of full hours

part hours-and-mark repeated
p1?                   day           from
p2?                   day           to
p3?                   =fraction     part of full hours
p4?                   yes-no

part mark
p1?                   yes-no

part special-work repeated
p2?                   day           from
p3?                   day           to
p4?                   yes-no
p5?                   =fraction     working time
p6..p7?               text9         code of the work
p8..p9?               text36        name of the post
p10?                  text9         code of the work
p11..p12?             text36        name of the post
p13..p14?             yes-no

part coded-work repeated
p1?                   text3         code of the work
p2?                   day           from
p3?                   day           to
p4?                   =fraction     working time

document ZUSOSW  statement of the intent to give archive reports | Oświadczenie płatnika o zamiarze przekazania raportów informacyjnych
I?                    =payer                      payer
II?                   =archive-intent             intent
III?                  =statement                  statement

part archive-intent
p1..p2?               yes-no

document ZUSZSWA  work in special conditions | Zgłoszenie / korekta danych o pracy w szczególnych warunkach
I                     =special-organisation       organisation
II?                   =payer                      payer
III+                  =special-of-insured         work of one insured
VII?                  =statement                  statement

part special-organisation
p1                    =special-identifier         number and year
p2?                   day
p3?                   text20

part special-identifier
p1                    digits3       number in the year
p2                    year2009      year

part special-of-insured repeated
identyfikacja.UB?     =insured-ids
cechy.BL?             =features
A?                    =special-insured            insured
B?                    =special-periods            periods

part special-insured
p1..p2?               yes-no
p3?                   pesel         PESEL
p4?                   nip           tax number
p5?                   text1         kind of document
p6?                   text9         number of document
p7?                   text1-31      surname
p8?                   text1-22      first name
p9?                   day           date of birth

part special-periods
p1?                   =title-code   insurance title
p2?                   text3         code of the work
p3?                   day           from
p4?                   day           to
p5?                   =fraction     working time
p6?                   text3         code of the work
p7?                   day           from
p8?                   day           to
p9?                   =fraction     working time
p10?                  text3         code of the work
p11?                  day           from
p12?                  day           to
p13?                  =fraction     working time
p14?                  text3         code of the work
p15?                  day           from
p16?                  day           to
p17?                  =fraction     working time

document ZUSIWA  yearly data for the accident rate | Informacja roczna o danych do ustalenia składki na ubezpieczenie wypadkowe
I                     =yearly-information         organisation
II?                   =payer                      payer
III                   =head-count                 number of insured
IV                    =accident-figures           figures
V?                    =correspondence-address     address for letters
VI?                   =statement                  statement

part yearly-information
p1                    =yearly-identifier          number and year
p2?                   text6         code of the office
p3?                   day
p4?                   text20
p5?                   day
p6?                   text12

part yearly-identifier
p1                    digits2       number in the year
p2                    year2003      year

part head-count
p1                    whole6        number of insured

part accident-figures
p1                    activity      code of activity
p2..p4                whole6        head counts
`;
