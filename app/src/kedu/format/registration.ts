/** Registration of insured people: coming in, changing, leaving, their families. */
export const REGISTRATION = `
document ZUSZUA insured  registration of an insured person | Zgłoszenie do ubezpieczeń / zgłoszenie zmiany danych osoby ubezpieczonej
I?                    =registration-organisation  organisation
II?                   =payer                      payer
III?                  =insured                    insured
IV?                   =personal                   personal data
V                     =title                      insurance title
VI?                   =obligatory-social          obligatory social insurance
VII?                  =health-from                obligatory health insurance
VIII?                 =voluntary-social           voluntary social insurance
IX?                   =health-from                voluntary health insurance
X?                    =occupation                 occupation and work in special conditions
XI?                   =address                    registered address
XII?                  =address                    address of residence
XIII?                 =short-correspondence-address  address for letters
XIV?                  =statement                  statement

part registration-organisation
p1?                   yes-no        registration
p2?                   exact1        change or correction
p3?                   day
p4?                   text20

part personal
p1?                   text1-22      second name
p2?                   text1-31      family name
p3?                   text22        citizenship
p4?                   text1         sex

part title
p1                    =title-code   insurance title

part obligatory-social
p1?                   day           insured from
p2?                   yes-no        old-age
p3?                   yes-no        disability
p4?                   yes-no        sickness
p5?                   yes-no        accident

part health-from
p1?                   day           insured from
p2?                   text3         branch of the health fund

part voluntary-social
p1?                   yes-no        old-age
p2?                   day           from
p3?                   yes-no        disability
p4?                   day           from
p5?                   yes-no        sickness
p6?                   day           from

part occupation
p1?                   text6         code of occupation
p2?                   text9         code of work in special conditions
p3?                   =period       period of work in special conditions

part short-correspondence-address
p1?                   digits5       postcode
p2?                   text26        place
p3?                   text30        street
p4?                   text7         house
p5?                   text7         flat
p6?                   text5         post-office box
p7..p8?               text12        telephone
p9?                   text30        e-mail

document ZUSZZA insured  registration for health insurance only | Zgłoszenie do ubezpieczenia zdrowotnego / zgłoszenie zmiany danych
I?                    =registration-organisation  organisation
II?                   =payer                      payer
III?                  =insured                    insured
IV?                   =personal                   personal data
V                     =title-and-occupation       insurance title
VI?                   =health-from                obligatory health insurance
VII?                  =health-from                voluntary health insurance
VIII?                 =address                    registered address
IX?                   =address                    address of residence
X?                    =short-correspondence-address  address for letters
XI?                   =statement                  statement

part title-and-occupation
p1                    =title-code   insurance title
p2?                   text6         code of occupation

document ZUSZIUA insured  change of identity of an insured person | Zgłoszenie zmiany danych identyfikacyjnych osoby ubezpieczonej
I?                    =change-organisation        organisation
II?                   =payer                      payer
III?                  =insured                    insured as they were
IV?                   =insured                    insured as they are
V?                    =statement                  statement

part change-organisation
p1?                   exact1        kind of filing
p2?                   day
p3?                   text20

document ZUSZWUA insured  de-registration of an insured person | Wyrejestrowanie z ubezpieczeń
I?                    =leaving-organisation       organisation
II?                   =payer                      payer
III?                  =insured                    insured
IV                    =leaving                    de-registration
V?                    =end-of-employment          end of employment
VI?                   =statement                  statement

part leaving-organisation
p1..p2?               yes-no
p3?                   day
p4?                   text20

part leaving
p1                    =title-code   insurance title
p2                    day           from which day
p3                    text3         code of the reason

document ZUSZCNA insured  family members for health insurance | Zgłoszenie danych o członkach rodziny dla celów ubezpieczenia zdrowotnego
I?                    =short-organisation         organisation
II?                   =payer                      payer
III?                  =insured                    insured
IV+                   =family-member              one member of the family
VI?                   =statement                  statement

part short-organisation
p1?                   day
p2?                   text20

part family-member repeated
cechy.BL?             =features
A?                    =member                     who
B?                    =address                    address, where not the same

part member
p1?                   exact1        registration or de-registration
p2?                   day           from which day
p3?                   pesel         PESEL
p4?                   nip           tax number
p5?                   text1         kind of document
p6?                   text9         number of document
p7?                   text1-31      surname
p8?                   text1-22      first name
p9?                   day           date of birth
p10?                  exact2        kinship
p11?                  yes-no        same household
p12?                  digits1       degree of disability
`;
