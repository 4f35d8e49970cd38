/** Monthly settlement: the declaration and the reports that go with it. */
export const SETTLEMENT = `
document ZUSDRA settlement  monthly declaration of the payer | Deklaracja rozliczeniowa
I                     =declaration-organisation   organisation | Dane organizacyjne
II?                   =payer                      payer | Dane identyfikacyjne płatnika składek
III?                  =declaration-other          other information | Inne informacje
IV?                   =declaration-social         social insurance, sums | Zestawienie należnych składek na ubezpieczenia społeczne oraz źródeł finansowania
V?                    =declaration-benefits       benefits settled with contributions
VI?                   =declaration-health         health insurance
VII?                  =declaration-funds          labour and solidarity fund, guaranteed benefits fund
VIII?                 =declaration-bridging       bridging pensions fund
IX?                   =declaration-due            due | Zestawienie należnych składek do zwrotu/zapłaty
X?                    =own-insurance              insurance of the payer alone
XI?                   =own-health                 health contribution by form of taxation
XII?                  =yearly-health              yearly settlement of the health contribution
XIII?                 =statement                  statement | Oświadczenie płatnika składek

part declaration-organisation
p1                    digits1       day by which it is due | Termin przysyłania
p2                    =declaration-identifier  number and month | Identyfikator raportu
p3?                   day
p4?                   text20
p5?                   text12

part declaration-other
p1?                   whole6        number of insured | Liczba ubezpieczonych
p2?                   text1
p3?                   rate2         accident rate | Stopa procentowa składek na ubezpieczenia wypadkowe

part declaration-social
p1?                   amount9       old-age, sum | Ubezpieczenie emerytalne: sumy składek
p2?                   amount9       disability, sum | Ubezpieczenia rentowe: sumy składek
p3?                   amount9       old-age and disability, sum | Ubezpieczenia emerytalne i rentowe: sumy składek
p4?                   amount9       old-age, by the insured | Ubezpieczenie emerytalne: składki finansowane przez ubezpieczonych
p5?                   amount9       disability, by the insured | Ubezpieczenia rentowe: składki finansowane przez ubezpieczonych
p6?                   amount9       old-age and disability, by the insured | Ubezpieczenia emerytalne i rentowe: składki finansowane przez ubezpieczonych, suma
p7?                   amount9       old-age, by the payer | Ubezpieczenie emerytalne: składki finansowane przez płatnika składek
p8?                   amount9       disability, by the payer | Ubezpieczenia rentowe: składki finansowane przez płatnika składek
p9?                   amount9       old-age and disability, by the payer | Ubezpieczenia emerytalne i rentowe: składki finansowane przez płatnika składek, suma
p10..p18?             amount9       old-age and disability, by others
p19?                  amount9       sickness, sum | Ubezpieczenie chorobowe: sumy składek
p20?                  amount9       accident, sum | Ubezpieczenia wypadkowe: sumy składek
p21?                  amount9       sickness and accident, sum | Ubezpieczenia chorobowe i wypadkowe: sumy składek
p22?                  amount9       sickness, by the insured | Ubezpieczenie chorobowe: składki finansowane przez ubezpieczonych
p23?                  amount9       accident, by the insured | Ubezpieczenia wypadkowe: składki finansowane przez ubezpieczonych
p24?                  amount9       sickness and accident, by the insured | Ubezpieczenia chorobowe i wypadkowe: składki finansowane przez ubezpieczonych, suma
p25?                  amount9       sickness, by the payer | Ubezpieczenie chorobowe: składki finansowane przez płatnika składek
p26?                  amount9       accident, by the payer | Ubezpieczenia wypadkowe: składki finansowane przez płatnika składek
p27?                  amount9       sickness and accident, by the payer | Ubezpieczenia chorobowe i wypadkowe: składki finansowane przez płatnika składek, suma
p28..p36?             amount9       sickness and accident, by others
p37?                  amount10      to be transferred by the payer | Kwota składek na ubezpieczenia społeczne, które powinien przekazać płatnik składek

part declaration-benefits
p1?                   amount9       sickness benefits paid
p2?                   amount9       fee of the payer
p3..p4?               amount9
p5?                   amount10      sum to deduct

part declaration-health
p1?                   amount9       by the payer
p2?                   amount9       by the insured
p3..p4?               amount9
p5?                   amount9       sum
p6?                   amount8       fee of the payer
p7?                   amount10      to be transferred

part declaration-funds
p1?                   amount9       labour and solidarity fund
p2?                   amount9       guaranteed benefits fund
p3?                   amount10      sum

part declaration-bridging
p1..p2?               whole6        head counts
p3?                   amount10      sum

part declaration-due
p1?                   amount11      to be returned | Kwota do zwrotu przez ZUS
p2?                   amount11      to be paid | Kwota do zapłaty

part own-insurance
p1?                   =title-code   insurance title
p2?                   amount8       base, old-age and disability
p3?                   amount8       base, sickness
p4?                   amount8       base, accident
p5?                   amount8       base, health
p6?                   text1         information on passing the yearly limit

part own-health
p1?                   yes-no
p2..p4?               amount8
p5?                   yes-no
p6..p8?               amount8
p9?                   yes-no
p10..p11?             amount8
p12?                  yes-no        lump sum on revenue
p13?                  amount8       revenue
p14?                  yes-no
p15?                  amount8
p16?                  amount8       base
p17?                  amount8       contribution
p18?                  yes-no
p19..p20?             amount8

part yearly-health
p1?                   year
p2..p4?               yes-no
p5?                   amount9
p6?                   yes-no
p7..p12?              amount9
p13?                  yes-no
p14?                  amount9
p15?                  yes-no
p16..p20?             amount9
p21?                  yes-no
p22..p29?             amount9

document ZUSRCA settlement  monthly report of contributions | Imienny raport miesięczny o należnych składkach
I                     =settlement-organisation    organisation | Dane organizacyjne
II?                   =payer                      payer | Dane identyfikacyjne płatnika składek
III+                  =contributions-of-insured   contributions of one insured
IV?                   =statement                  statement | Oświadczenie płatnika składek

part contributions-of-insured repeated calculated
identyfikacja.UB?     =insured-ids
cechy.BL?             =features
A                     =reported-person            insured | Dane identyfikacyjne osoby ubezpieczonej
B                     =social-of-insured          social insurance | Zestawienie należnych składek na ubezpieczenia społeczne
C?                    =health-of-insured          health insurance | Zestawienie należnych składek na ubezpieczenie zdrowotne
D?                    =allowances-of-insured      family and care allowances
E?                    =own-health                 health contribution by form of taxation
F?                    =yearly-health              yearly settlement of the health contribution

part social-of-insured
p1                    =title-code   insurance title | Kod tytułu ubezpieczenia
p2?                   text1         information on passing the yearly limit
p3?                   =fraction     working time | Wymiar czasu pracy
p4?                   amount6       base, old-age and disability | Ubezpieczenie emerytalne: podstawa wymiaru składki
p5?                   amount6       base, sickness | Ubezpieczenie chorobowe: podstawa wymiaru składki
p6?                   amount6       base, accident | Ubezpieczenie wypadkowe: podstawa wymiaru składki
p7?                   amount5       old-age, by the insured | Ubezpieczenie emerytalne: składka finansowana przez ubezpieczonego
p8?                   amount5       disability, by the insured | Ubezpieczenie rentowe: składka finansowana przez ubezpieczonego
p9?                   amount5       sickness, by the insured | Ubezpieczenie chorobowe: składka finansowana przez ubezpieczonego
p10?                  amount5       accident, by the insured | Ubezpieczenie wypadkowe: składka finansowana przez ubezpieczonego
p11?                  amount5       old-age, by the payer | Ubezpieczenie emerytalne: składka finansowana przez płatnika składek
p12?                  amount5       disability, by the payer | Ubezpieczenie rentowe: składka finansowana przez płatnika składek
p13?                  amount5       sickness, by the payer | Ubezpieczenie chorobowe: składka finansowana przez płatnika składek
p14?                  amount5       accident, by the payer | Ubezpieczenie wypadkowe: składka finansowana przez płatnika składek
p15..p28?             amount5       by others
p29?                  amount6       sum | Łączna kwota składek

part health-of-insured
p1?                   amount8       base | Podstawa wymiaru składki
p2?                   amount5       by the payer | Kwota należnej składki finansowana przez płatnika składek
p3?                   amount5       by the state budget | Kwota należnej składki finansowana z budżetu państwa bezpośrednio do ZUS
p4?                   amount7       by the insured | Kwota należnej składki finansowana przez ubezpieczonego
p5?                   amount5       by the church fund | Kwota należnej składki finansowana przez Fundusz Kościelny

part allowances-of-insured
p1..p3?               amount5
p4?                   amount6

document ZUSRSA settlement  monthly report of benefits and breaks | Imienny raport miesięczny o wypłaconych świadczeniach i przerwach w opłacaniu składek
I                     =settlement-organisation    organisation
II?                   =payer                      payer
III+                  =break-of-insured           one benefit or break of one insured
XI?                   =statement                  statement

part break-of-insured repeated calculated
identyfikacja.UB?     =insured-ids
cechy.BL?             =features
A                     =reported-person            insured
B                     =benefit-or-break           benefit or break

part benefit-or-break
p1                    =title-code   insurance title
p2                    digits3       code of the benefit or break
p3?                   day           from
p4?                   day           to
p5?                   whole3        days or number of payments
p6?                   amount5       amount

document ZUSDRA2 settlement  yearly revenue of a payer with the small relief | Deklaracja rozliczeniowa, część II
I?                    =yearly-organisation        organisation
II?                   =payer                      payer
III?                  =yearly-revenue
IV?                   =yearly-base
V?                    =statement                  statement

document ZUSRCA2 settlement  yearly revenue of an insured with the small relief | Imienny raport miesięczny, część II
I?                    =yearly-organisation        organisation
II?                   =payer                      payer
III?                  =yearly-revenue
IV?                   =yearly-base
V?                    =statement                  statement

part yearly-organisation
p1?                   digits2       number in the year
p2?                   year1999      year
p3?                   day
p4?                   text20
p5?                   text12

part yearly-revenue
p1..p3?               amount8

part yearly-base
p1..p6?               amount6
`;
