"""What sites say of themselves among an article: accounts, commissions, channels, next editions.

Each pattern is tried at the beginning of a short block, whatever its case.
"""

_ENGLISH = (
    r".{2,40} is not responsible for the (?:opinions|views|content)\b",
    (
        r"(?:if you[’']?(?:re| are) (?:seeing|reading) this|first[- ]time|"
        r"to (?:view|see|read) the (?:full|whole|entire|rest)).{0,80}\bsubscri"
    ),
    (
        r"(?:do|would) you (?:want|like) to (?:be informed|receive|get|stay)\b.{0,120}"
        r"(?:sign|subscri|join|newsletter|register)"
    ),
    (
        r"for (?:the latest|more|all the|daily)\b.{0,80}"
        r"\b(?:download|subscribe|follow us|sign up|our app)"
    ),
    (
        r"this (?:post|article|story|page|content) (?:contains|includes|has) (?:\w+ )?"
        r"(?:references|links) to"
    ),
    r"(?:this|the) (?:post|article|page|site|blog)\b.{0,50}\bcontains? (?:\w+ )?affiliate\b",
    r"(?:every|each) (?:day|morning|week)\b.{0,20}\bwe[’']?(?:ll| will) send you\b",
    r"when you (?:join|subscribe|become a member)\b.{0,80}\byou[’']?(?:ll| will) (?:get|receive)\b",
    r"join now\b",
    r"rsvp\b",
    r"we (?:may|might) (?:receive|earn|get) (?:an? )?(?:\w+ )?(?:commission|compensation)",
    r"we (?:independently (?:select|research|choose|test)|recommend the best)\b",
    (
        r"(?:if|when) you (?:buy|purchase|click).{0,40}\blinks?\b.{0,60}"
        r"(?:commission|earn|compensation)|as an amazon associate"
    ),
)
_GERMAN = (
    r"auf art und umfang der (?:von )?.{0,40}übertragenen\b",
    (
        r".{0,120}\b(?:abonniere|abonnieren sie|hol dir|holen sie sich)\b.{0,20}"
        r"\b(?:meinen|unseren|unser|den)\b.{0,20}newsletter"
    ),
    (
        r"(?:hinweis: )?wenn sie (?:dieses|das) video\b.{0,40}\b(?:abspielen|ansehen|starten)\b"
        r".{0,80}\b(?:daten|youtube|google)"
    ),
    r"die kommentare der (?:user|nutzer|leser)\b",
    r"gefällt (?:dir|ihnen|euch) (?:unser|dies)\w*\b",
    r"hat (?:dir|ihnen|euch) d\w+ (?:artikel|beitrag|text)\b",
    r"sie sind (?:\w+ )?nicht (?:eingeloggt|angemeldet)",
    r"um (?:\w+ ){0,3}kommentar.{0,50}(?:loggen|melden)",
    r"(?:sie|du|ihr) (?:möchten?|möchtest|möchtet|wollen|willst|wollt)\b.{0,100}newsletter",
    r"(?:alle )?mit (?:einem )?(?:stern|\*).{0,30}(?:gekennzeichnet|markiert).{0,40}\blinks?\b",
    r"(?:auf|durch) (?:unserer|dieser|die nutzung|den besuch)\b.{0,60}\bcookies?\b",
    r"(?:\w+ ){0,3}(?:nichts|nie)\b.{0,30}\bverpass\w+\b.{0,40}\b(?:newsletter|abonnier)",
    r"sofern nicht anders (?:ausgewiesen|angegeben|vermerkt)",
    r"unterstütze (?:\w+ ){1,3}(?:bereits|mit|jetzt)\b|anzeige\s*[-–—]",
    r"die aktuelle ausgabe\b.{0,80}(?:kiosk|abo|e-?paper|shop)",
)
_OTHERS = (
    r"(?:lire|voir|lisez) aussi\b.{0,160}»",
    (
        r"s[ií]gue(?:nos|me|n)?\b.{0,40}\b(?:en|por)\b.{0,40}"
        r"(?:telegram|twitter|facebook|instagram|whatsapp|google|canal)"
    ),
    r"¿?ya sab[ií]as que\b.{0,80}(?:canal|telegram|whatsapp|newsletter)",
    r"suscr[ií]b(?:ete|ase|a)\b|[úu]nete a\b|descarg(?:a|ue) (?:la|nuestra) app",
    (
        r"(?:siga|acompanhe|receba|participe|inscreva-se|assine)\b.{0,60}"
        r"(?:instagram|whatsapp|telegram|canal|facebook|twitter|newsletter|not[íi]cias)"
    ),
    (
        r"(?:iscriviti|seguici|abbonati)\b|(?:wesprzyj|zapisz się|obserwuj nas|dołącz do)\b|"
        r"czytasz właśnie\b|(?:подписывайтесь|подпишитесь|следите за|присоединяйтесь)\b"
    ),
)
_OF_THE_POST = (
    (
        r"dieser (?:beitrag|eintrag|artikel) wurde (?:veröffentlicht|(?:am|von|unter|in)\b.{0,160}"
        r"(?:veröffentlicht|abgelegt|geschrieben|verfasst|gepostet|erstellt|eingetragen))"
    ),
    r"der (?:artikel|beitrag)\b.{0,160}\bwurde am\b.{0,40}\bin der kategorie\b",
    r"der (?:beitrag|eintrag) wurde am\b.{0,60}\bum \d.{0,80}(?:veröffentlicht|abgelegt|verfasst)",
    (
        r"this (?:entry|post) was (?:posted|published|written|filed|last (?:modified|updated))"
        r" (?:on|in|by)\b"
    ),
    r"posted (?:in|under|on)\b.{0,80}(?:\||tagged|permalink|bookmark)",
    r"(?:cet? (?:billet|article)|cette entrée) a été (?:publiée?|postée?|mise?) (?:le|par|dans)\b",
    r"esta entrada (?:fue|ha sido|se publicó)\b|ten wpis został\b",
    r"quest[oa] (?:articolo|voce) è stat[oa] pubblicat[oa] (?:il|in|da)\b",
    r"dit bericht (?:is|werd) geplaatst\b|цей запис (?:було )?опубліковано",
    r"dies(?:er|es) (?:beitrag|artikel|interview) (?:ist|erschien) (?:am|zuerst|im|in)\b.{0,120}$",
    (
        r".{0,40}\b(?:dieser beitrag|der (?:beitrag|artikel)|the (?:post|article)|l[’']article)\b"
        r".{0,140}\b(?:erschien zuerst|appeared first|est apparu en premier)\b"
    ),
    (
        r"(?:du musst|sie müssen|you (?:must|need to) be|vous devez être|debes|devi essere|"
        r"musisz być)\b.{0,40}\b(?:eingeloggt|angemeldet|registriert|logged in|registered|"
        r"connecté|iniciar|loggat|zalogowan)"
    ),
)
NOTICES = (*_ENGLISH, *_GERMAN, *_OTHERS, *_OF_THE_POST)
