const WORDS = `ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus außer außerdem
bald beide beiden bei beim bereits besonders besser bevor bin bis bist bitte da dabei dadurch dafür dagegen daher damit danach daran
darauf daraus darf darin darüber darum das dass davon davor dazu dein deine deinem deinen deiner dem den denen denn dennoch der deren
des deshalb dessen desto deutlich dich die dies diese diesem diesen dieser dieses dir doch dort drei du durch dürfen eben ebenso
eher eigentlich ein eine einem einen einer eines einfach einfache einige einigen einmal er erst erste ersten es etwa etwas euch euer
fast finden findet für fünf gab ganz ganze ganzen gar geben gegen geht gehen genau gerade gern gibt gilt gut gute guten guter gutes
hab habe haben hat hatte hatten helfen hier hilft hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist
ja je jede jedem jeden jeder jedes jedoch jemand jene jetzt kann kannst kaum kein keine keinem keinen keiner kommen kommt könnte
können könnten lang lange lassen lässt leicht letzte letzten liegt mach machen macht mal man manche manchmal mehr mehrere mein meine
meinem meinen meiner meist meisten mich mir mit möchte möchten möglich muss müssen nach nachdem neben nehmen neue neuen nein nicht
nichts nie niemand noch nun nur ob oben obwohl oder oft ohne paar pro recht richtig sagen schon schnell sehr sei sein seine seinem
seinen seiner seit selbst sich sie sieben sind so sobald sogar solche solchen soll sollen sollte sollten somit sondern sonst sowie
statt stehen steht tun tut über überhaupt um und uns unser unsere unserem unseren unserer unten unter viel viele vielen vielleicht
vier vom von vor vorher wann war waren warum was weder weg wegen weil weit weiter weitere weiteren welche welchem welchen welcher
welches wenig wenige weniger wenn wer werden wie wieder will wir wird wirklich wo wollen worden wurde wurden während z zehn zu zudem
zum zur zurück laut mittels gemäß trotz dank innerhalb außerhalb bezüglich zusammen zwar zwei zwischen`

/** German words that carry no topic of their own. */
export const stopWords: ReadonlySet<string> = new Set(WORDS.split(/\s+/))
