"""Lines that pages put among an article's paragraphs and that no presenter would read.

English, Ukrainian, German and French. Every rule looks at the beginning of a block and holds for
short blocks only: a paragraph that speaks *about* cookies or subscriptions stays.
"""

import re
from collections.abc import Sequence

from audio_pipeline.extract.notices import NOTICES

_SHORT_WORDS = 5
_LINE_WORDS = 18
_APPEAL_WORDS = 70


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\W*(?:" + "|".join(patterns) + ")", re.IGNORECASE)


_LABELS = _any(  # the whole block, nothing else in it
    r"(?:share|tweet|print|e?-?mail|copy link|save|like|follow|reply|link copied|copied)\b",
    r"pin(?: it)?$|(?:video|audio)beitrag$",
    r"share (?:this|on|via|the)\b",
    r"поділитися|поширити|надрукувати|скопіювати",
    r"(?:teilen|drucken|merken|kopieren|kommentieren)\b|link kopieren|auf \w+ teilen",
    r"(?:partager|imprimer|enregistrer|copier|commenter)\b",
    r"(?:facebook|twitter|x|telegram|whatsapp|linkedin|instagram|viber|reddit|pinterest|youtube|"
    r"tiktok|threads|bluesky|mastodon|messenger|signal|rss|flipboard|xing)(?:\W+|$)",
    r"edit(?: post| this| page)?$|редагувати|bearbeiten$|modifier$",
    r"(?:\d+\s+)?comments?(?: \(?\d+\)?)?$|leave a (?:comment|reply)|add a comment|post a comment",
    r"(?:\d+\s+)?коментар\w*$|залишити коментар|(?:\d+\s+)?(?:kommentare?|commentaires?)\b",
    r"advertisement|advertising|sponsored|реклама|anzeige$|werbung$|publicité$",
    r"(?:rate (?:me|this)|(?:beitrag|artikel|rezept) bewerten)\b|"
    r"loading(?: ?(?:…|\.\.\.))?$|skip to (?:main )?content|back to top|play video|"
    r"watch video|view gallery|show more",
    r"read (?:more|also|next|on)$|see also$|related$|more$|continue reading$|recommended$",
    r"subscribe|sign up|log ?in|sign in|donate|join (?:us|now)|become a member|support us",
    r"підписатися|увійти|підтримати|долучитися|приєднатися",
    r"abonnieren|anmelden|spenden|mitglied werden|s[’']abonner|se connecter|faire un don",
    r"https?://\S+$|www\.\S+$|social share|topics?$|(?:table of )?contents$|toggle navigation|"
    r"inhaltsverzeichnis|zum inhalt springen|hauptinhalt$|neueste kommentare|mehr (?:lesen|"
    r"erfahren)$|kommentierte artikel|ende de[sr] \w+(?: \w+)?$|sommaire$|зміст$|spis treści|"
    r"(?:czytaj więcej|seguir leyendo|sigue leyendo|leer más|ler mais|leggi tutto|lees meer|"
    r"читать далее)$|while you are here|(?:pages?|seiten?)\s*:[\d\s]+$|[\d,.]+ views?$|view all|"
    r"(?:pressemitteilung(?:en)?|medienmitteilung|press release|communiqué(?: de presse)?)$",
    r"\d{1,3} (?:of|von|sur) \d{1,3}$|(?:[\w-]+\.){1,2}(?:com|org|net)$|"
    r"(?:zum vergrößern|bild|foto)\b.{0,24}\b(?:an)?klicken$|click (?:\w+ )?to enlarge$|"
    r"\d+(?::\d\d)+(?:\s*/\s*\d+(?::\d\d)+)?$|listen$|слухати$|anhören$|vorlesen$|écouter$",
)
_LINES = _any(  # at most a line
    r"(?:read|see|watch|view) (?:also|more|next|too)\b|also read\b|also on\b.{0,40}:|"
    r"related(?: \w+){0,2}\s*:|related (?:stories|articles?|news|topics|posts|content|coverage)\b",
    r"learn more (?:at|about|by|here|on)\b|more (?:on|about|from) [^.!?]{2,50}:$|"
    r"(?:more|further) (?:on this (?:story|topic)|from (?:the )?\w+\s*:|stories|reading|coverage)"
    r"\b",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested)|don[’']t miss|"
    r"what to (?:read|watch) next|(?:(?:notas?|noticias?|art[íi]culos?|contenidos?) )?"
    r"relacionad[ao]s?$|lue (?:myös|lisää|seuraavaksi)\b|läs (?:också|mer|även)\b|"
    r"les (?:også|mer)\b|læs (?:også|mere)\b|"
    r"recommended (?:for you|reading|stories|articles)|most (?:read|popular)|trending now|"
    r"editors?[’']?s?[’']? picks?)\b",
    r"(?:читайте|читай|дивіться|дивись|слухайте) (?:також|ще|більше)\b|(?:також|ще) читайте\b|"
    r"(?:більше новин|новини за темою|за темою|схожі (?:новини|матеріали|статті)|популярне)\b|"
    r"читайте (?:подробиці|детальніше|про це)\b",
    r".{0,60}?(?:\b(?:download|pdf|drucken|teilen|merken|feedback|print|share|e-?mail|tweet|"
    r"imprimer|partager|compartir)\b\W*){3,}$|mehr lesen\s*:|"
    r"(?:lesen|hören|sehen) sie\b.{0,90}\bauch (?:den|die|das|unser\w*|hier)\b|"
    r"(?:lesen|sehen) sie (?:auch|dazu|hier|mehr|außerdem)\b|lesen sie (?:\w+ ){0,3}auch\b|"
    r"(?:mehr zum thema|mehr dazu|siehe auch|auch interessant|weitere artikel|passend dazu|"
    r"das könnte (?:sie|dich) (?:auch )?interessieren|weiterlesen|zum thema\b\s*:|meistgelesen)\b",
    r"(?:[àa] lire(?: aussi| également| ailleurs)?\s*(?::|$)|[àa] lire (?:aussi|également)\b|"
    r"(?:lire|voir|lisez|découvrez) (?:aussi|également)\b|sur le même (?:sujet|thème)\b|"
    r"lire la suite\b|nos articles\b|articles? (?:similaires|liés)\b|les plus lus\b)",
    r"(?:puedes|podés|puede) (?:ver|leer)\s*:|schon gelesen\?|beiträge aus dem forum\W*$|"
    r"(?:lea|lee|leer|vea|ve|ver|mira|leia|veja) (?:también|además|también|também|mais|más)\b|"
    r"(?:te|le) puede interesar|(?:te|le) recomendamos\W*$|lo más (?:leído|visto)|saiba mais\b|"
    r"(?:leggi|guarda) anche\b|(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej|wideo)\b|"
    r"ten tekst przeczytasz|(?:lees|bekijk) ook\b|(?:читайте|смотрите) (?:также|ещ[её])\b",
    r"(?:vorab )?(?:im|en|in) (?:video|vidéo)\s*[:,|]|(?:video|vidéo|watch|gallery)\s*[:|]|"
    r"sieh dir diesen beitrag|view this post on|voir cette publication|ver esta publicación|"
    r"(?:a post|ein beitrag) (?:shared by|geteilt von)|"
    r"if you[’']?(?:re| are) on (?:the|our) .{0,40}\bapp\b",
    r".{0,110}(?:\b|\d)(?:pdf|docx?|xlsx?|zip|mp3|jpe?g)\b\W{0,4}\d+(?:[.,]\d+)?\s?[km]i?b\b|"
    r"anzeige[,:]|(?:diese[rs]? (?:artikel|beitrag|text) )?enthält (?:affiliate|werbe)|"
    r"this (?:article|post|story) (?:may )?(?:contain|include)s? affiliate",
    r"visited \d+ times|page revision\b|(?:last edited|letzte (?:änderung|aktualisierung))\b|"
    r"(?:créé|erstellt|creado|utworzono)\s*:.{0,30}\d",
    r"\d+\s*[-–]?\s*min(?:ute)?s?\.? (?:read|de lecture|lesezeit)\b|(?:estimated )?reading time\b|"
    r"(?:read|lese|lesezeit|lesedauer|temps de lecture|lecture)\s*:?\s*\d+ ?min|lesezeit\b|"
    r"temps de lecture\b|час (?:на )?читання\b|час прочитання\b|читати \d+ хв|\d+ хв(?:илин\w?)?"
    r"(?: (?:на )?читання)?\W*$|\d+ min(?:utes?|uten)?\W*$",
    r"(?:photo|photograph|image|picture|illustration|graphic|video|screenshot|foto|fotos|bild|"
    r"grafik|titelbild|quelle|verwendete quellen|"
    r"фото|зображення|ілюстрація|інфографіка|відео|скриншот|"
    r"crédits?(?: photos?)?|photo credits?|"
    r"image credits?|credits?|bildnachweis|bildquelle|photographie|illustrations?)"
    r"(?: (?:by|credit|courtesy|von|de|par))?\s*(?:[:©/|]|by\b|courtesy\b|von\b)",
    r"(?:header|lead|featured?|main|cover|beitrags|titel|teaser)[- ]?(?:image|photo|picture|bild|"
    r"foto)s?\s*(?::|by\b|via\b|courtesy\b)|"
    r"(?:photo|image|picture) (?:source|\(cc\))\s*:|courtesy of\b|abb\.\s*:|"
    r"(?:©|\(c\)|copyright\b).{0,120}$|all rights reserved|alle rechte vorbehalten|"
    r"tous droits réservés|(?:усі|всі) права (?:захищ|застереж)",
    r"(?:tags?|topics?|filed under|categories|category|keywords?|themen?|schlag(?:worte|wörter)|"
    r"stichworte|теги?|мітки|рубрик[аи]|ключові слова|mots[- ]clés|étiquettes|thèmes?)\s*:",
    r"(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: on| at)?\s*:?.{0,40}\d",
    r"(?:опубліковано|оновлено|дата публікації)\b.{0,40}\d",
    r"(?:veröffentlicht|aktualisiert|erschienen|stand)(?: am)?\s*:?.{0,30}\d",
    r"(?:publié|mis à jour|modifié)(?:e|es)? (?:le|à)\b.{0,40}\d",
    r"(?:story|article|text) continues (?:below|after)|continue reading (?:below|the main)|"
    r"der artikel wird nach|la suite après (?:cette|la) publicité|продовження після реклами",
    r"(?:about|more about) the author|про автор[аку]|über (?:den|die) autor|"
    r"à propos de l[’']aut|від редакції\W*$",
    r"listen to (?:this|the) (?:article|story)|your browser does not support|please enable java|"
    r"javascript (?:is|must)|(?:прослухати|слухати|послухати) (?:цю |статтю|новину|матеріал|аудіо)|"
    r"(?:artikel|beitrag|text) (?:anhören|vorlesen)|(?:diesen|den) (?:artikel|beitrag) (?:anhören|"
    r"vorlesen)|écouter (?:cet|l[’']) ?article",
)
_APPEALS = _any(  # at most a short paragraph
    r"(?:this |the )?audio(?: version| file)? (?:is|was|has been|created|generated|produced)\b"
    r".{0,60}\b(?:ai|artificial|automat|text.to.speech|synthetic)",
    r"this (?:article|story|text) (?:is|was) (?:read|narrated|voiced) by (?:an? )?(?:ai\b|auto|"
    r"synth)",
    r"(?:ц\w+ |цей )?аудіо\w*(?: \w+){0,2} (?:створен|згенерован|озвучен)|"
    r"озвучено (?:ші|за допомогою)",
    r"(?:diese[rs]? |die |das )?(?:audio\w*|artikel|text|beitrag) wurde.{0,40}(?:ki\b|künstlich|"
    r"automatisch|maschinell|vorgelesen)",
    r"(?:cet |ce |la )?(?:enregistrement |version |fichier )?audio (?:a été|est) .{0,50}(?:ia\b|"
    r"intelligence artificielle|synth|automatique)",
    r"(?:additional )?(?:reporting|writing|editing) by\b|"
    r"(?:please )?(?:sign up|subscribe|register)(?: now| today| here)? (?:to|for)\b|"
    r"subscribe(?: now| today|$)|get (?:the|our|your) (?:\w+ ){0,4}(?:newsletter|inbox)|"
    r"(?:never|don[’']t) miss\b.{0,80}(?:sign|subscri|newsletter|inbox|alert|app\b)|"
    r"(?:simply )?(?:pop|enter) your e-?mail|(?:you can )?unsubscribe\b.{0,40}\btime|no spam\b|"
    r"(?:want|like) (?:more|to (?:read|get)).{0,80}(?:newsletter|subscri|sign up|inbox)",
    r"(?:join|follow|find|like) (?:us|our)\b.{0,60}\b(?:on|channel|telegram|facebook|twitter|"
    r"instagram|whatsapp|newsletter|community|membership|members)",
    r"(?:please )?(?:support|help|fund|back) (?:us|our|independent|the independent|this|quality)\b"
    r".{0,80}\b(?:journalis|report|newsroom|work|member|donat|contribut|today|us\b|independent)",
    r"(?:please )?(?:become|becoming) (?:a|our) (?:\w+ )?(?:member|patron|supporter|subscriber)|"
    r"(?:please )?consider (?:supporting|becoming|donating|subscribing|making|a donation)|"
    r"(?:your|every) (?:support|donation|contribution|membership)\b|donate\b|make a donation|"
    r"if you (?:like|enjoy|value|appreciate|found).{0,100}(?:subscri|support|member|donat|share|"
    r"sign|coffee|consider)",
    r"(?:already a|not a|only for|this (?:article|content|story) is (?:for|only|reserved)).{0,30}"
    r"(?:subscriber|member|paying)|"
    r"to (?:read|continue).{0,40}(?:subscribe|log in|sign in|register)",
    r"(?:будь ласка, )?(?:підпи(?:суй|шіть|шись)\w*|приєдну\w+|долуча\w+|стежте|слідкуйте|шукайте "
    r"нас|читайте нас|ставайте|стань(?:те)?|підтрим(?:айте|уйте|ай))\b.{0,90}\b(?:на\b|до\b|за\b|"
    r"в\b|у\b|нас|спільнот|telegram|телеграм|facebook|канал|розсилк|редакці|журналіст|медіа|патрон)",
    r"якщо (?:ви|вам) (?:помітили|знайшли|побачили|сподоба).{0,60}(?:помилк|орфограф|підпи|підтрим|"
    r"поділ|матеріал|стат)|(?:знайшли|помітили) помилку|кожен внесок|ваша? (?:підтримка|внесок)",
    r"(?:melden sie sich|abonnieren sie|jetzt abonnieren|folgen sie uns|folge uns|unterstützen sie|"
    r"werden sie (?:jetzt )?(?:mitglied|abonnent)|spenden sie|jetzt (?:spenden|mitglied|testen)|"
    r"bleibe? (?:immer )?auf dem laufenden|"
    r"(?:nutze|nutzen sie|klicke|klicken sie|aktiviere|aktivieren sie)\b.{0,60}\bglocke|"
    r"bestellen sie (?:hier )?(?:den|unseren) newsletter|mit unserem newsletter|"
    r"ihre (?:spende|unterstützung)|bleiben sie (?:immer )?(?:informiert|auf dem laufenden))\b",
    r"(?:abonnez|inscrivez|rejoignez|suivez|soutenez|recevez|connectez)(?:-vous|-nous| nous| "
    r"chaque| toute| nos| notre| l[’'])|(?:faites un don|votre (?:soutien|don)\b|"
    r"je m[’']abonne|cet article est réservé|réservé aux abonnés|déjà abonné)",
    *NOTICES,
    r"(?:we|this (?:web)?site|our (?:web)?site|this page) uses? cookies|we value your privacy|"
    r"by (?:clicking|continuing|using).{0,60}(?:cookie|agree|accept|consent)|"
    r"accept (?:all )?cookies",
    r"(?:ми|цей сайт|наш сайт) (?:\w+ )?використову\w+ (?:файли )?cookie|"
    r"(?:wir|diese (?:web)?seite|diese website) (?:verwende|nutz|setz|benutz)\w* cookies|"
    r"(?:nous utilisons|ce site utilise) (?:des )?cookies",
)
_ADDRESS = re.compile(r"https?://\S+")
_NETWORKS = re.compile(
    r"\W*(?:(?:facebook|twitter|x|telegram|whatsapp|linkedin|instagram|viber|reddit|pinterest|"
    r"e-?mail|copy link|share|print|threads|bluesky|messenger)\W*){2,12}$",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"[—–-]\s?.{1,60}\(@\w+\)")
"""What an embedded post on a network is signed with."""
_AGENCY = re.compile(
    r"(?:getty images?|reuters|associated press|shutterstock|istock|picture alliance|dpa|imago|afp|"
    r"ap photo|unsplash|pexels|укрінформ|epa)\W{0,3}$",
    re.IGNORECASE,
)
_PRESENTS = re.compile(
    r",? (?:is|was|has|writes|covers|works|ist|schreibt|arbeitet|est|écrit|є|пише|працює|—|–) "
    r".{0,90}"
    r"(?:report|journalis|editor|correspondent|columnist|writer|author|photograph|freelance|cover|"
    r"professor|fellow|research|consultant|founder|lecturer|dozent|doktor|dziennikar|redakt|autor|korrespondent|rédact|auteur|журналіст|редактор|"
    r"репортер|кореспондент|автор)",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(
    r"(?:(?:Dr|Prof)\. )*[^\W\d_a-zà-ÿ][\w.’'-]+(?: [^\W\d_a-zà-ÿ][\w.’'-]*){1,3}"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]?$")
_LOOKED_AT = 240
"""Characters of a block that the rules see: no rule can take long on a giant line."""


def is_appeal(text: str, size: int) -> bool:
    """Whether a block of `size` words is a label, appeal, link or credit and no text."""
    if size > _APPEAL_WORDS:
        return False
    start = text[:_LOOKED_AT]
    if _ADDRESS.fullmatch(text):
        return True
    labelled = _LABELS.match(start) if size <= _SHORT_WORDS else None
    if labelled and (not _SENTENCE_END.search(start) or start.endswith(("...", "…"))):
        return True
    if size <= _LINE_WORDS and (
        _LINES.match(start) or _NETWORKS.match(start) or _POSTED_BY.match(start)
    ):
        return True
    return _APPEALS.match(start) is not None


def is_author_note(text: str, size: int, authors: Sequence[str]) -> bool:
    """Whether a block only says who one of the `authors` is."""
    if size > _APPEAL_WORDS:
        return False
    start = text[:_LOOKED_AT]
    return any(
        author and start.startswith(author) and _PRESENTS.match(start[len(author) :])
        for author in authors
    )


def presents_somebody(text: str) -> str:
    """The name of the person whose trade a block tells; "" for a block that presents nobody."""
    start = text[:_LOOKED_AT]
    named = _FULL_NAME.match(start)
    return named[0] if named and _PRESENTS.match(start[named.end() :]) else ""


def is_related_label(text: str, size: int) -> bool:
    """Whether the block only announces the links that come after it ("Read also")."""
    return size <= _SHORT_WORDS and _LINES.match(text[:_LOOKED_AT]) is not None


def is_picture_credit(text: str, size: int) -> bool:
    """Whether a block, or a caption's sentence, only says who took the picture."""
    if size > _LINE_WORDS:
        return False
    start = text[:_LOOKED_AT]
    credited = _AGENCY.search(start) is not None and not _SENTENCE_END.search(start)
    return credited and size <= _SHORT_WORDS * 2
