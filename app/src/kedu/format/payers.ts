/** Registration of payers. */
export const PAYERS = `
document ZUSZPA  registration of a payer, legal person | Zgłoszenie / zmiana danych płatnika składek – osoby prawnej lub jednostki organizacyjnej
I?                    =payer-organisation         organisation
II?                   =body                       payer
III                   =legal-payer                about the payer
IV?                   =account                    bank account
V?                    =seat                       address of the seat
VI?                   =correspondence-address     address for letters
VII?                  =body                       accounting office
VIII?                 =statement                  statement

part payer-organisation
p1?                   yes-no        registration
p2?                   exact1        change or correction
p3?                   day
p4?                   text20

part body
p1?                   nip           tax number
p2?                   regon         number in the register of economy
p3?                   text31        short name

part legal-payer
p1?                   text62        name
p2..p3?               yes-no
p4?                   text31        founding body
p5?                   yes-no
p6?                   day
p7?                   text15        number in the register
p8?                   text72        registering body
p9                    day           payer since

part account
p1?                   text36        number of the account
p2?                   yes-no        more accounts

part seat
p1?                   digits5       postcode
p2?                   text26        place
p3?                   text26        commune
p4?                   text30        street
p5?                   text7         house
p6?                   text7         flat
p7..p8?               text12        telephone
p9?                   text30        e-mail
p10?                  yes-no        more places of business

document ZUSZFA  registration of a payer, natural person | Zgłoszenie / zmiana danych płatnika składek – osoby fizycznej
I?                    =payer-organisation         organisation
II?                   =payer                      payer
III?                  =payer-personal             personal data
IV                    =business                   business
V?                    =account                    bank account
VI?                   =seat                       address of the business
VII?                  =address                    address of residence
VIII?                 =correspondence-address     address for letters
IX?                   =body                       accounting office
X?                    =statement                  statement

part payer-personal
p1?                   text1-22      second name
p2?                   text26        place of birth
p3?                   text22        citizenship

part business
p1?                   text2         kind of right
p2?                   text15        number of the right
p3?                   text72        body that gave it
p4?                   day           day it was given
p5                    day           payer since

document ZUSZIPA  change of identity of a payer | Zgłoszenie zmiany danych identyfikacyjnych płatnika składek
I?                    =payer-change-organisation  organisation
II?                   =payer                      payer as it was
III?                  =payer                      payer as it is
IV?                   =statement                  statement

part payer-change-organisation
p1?                   exact1        kind of filing
p2?                   day
p3?                   text20

document ZUSZWPA  de-registration of a payer | Wyrejestrowanie płatnika składek
I?                    =payer-leaving-organisation  organisation
II?                   =payer                      payer
III?                  =payer-leaving              de-registration
IV?                   =statement                  statement

part payer-leaving-organisation
p1..p2?               yes-no
p3?                   day
p4?                   text20

part payer-leaving
p1?                   text3         code of the reason
p2?                   day           from which day

document ZUSZBA  bank accounts of a payer | Informacja o numerach rachunków bankowych płatnika składek
I?                    =payer-list-organisation    organisation
II?                   =payer                      payer
III+                  =listed-account             one account
IX?                   =statement                  statement

part payer-list-organisation
p1?                   day
p2?                   text20

part listed-account repeated
cechy.BL?             =features
p1?                   text1         opened or closed
p2?                   text36        number of the account

document ZUSZAA  places of business of a payer | Adresy prowadzenia działalności gospodarczej przez płatnika składek
I?                    =payer-list-organisation    organisation
II?                   =payer                      payer
III+                  =listed-place               one place
IX?                   =statement                  statement

part listed-place repeated
cechy.BL?             =features
p1?                   text1         kind of filing
p2?                   digits5       postcode
p3?                   text26        place
p4?                   text26        commune
p5?                   text30        street
p6?                   text7         house
p7?                   text7         flat
p8..p9?               text12        telephone
`;
