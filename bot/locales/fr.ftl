### Ce que le bot dit lui-même. Le vouvoiement partout ; phrases courtes, sans jargon.

## Cartes

trail-separator = {" › "}
pillar-title = Pilier { $number } · { $title }
pillars-title = Les piliers
pillars-intro =
    { $count ->
        [one] Un pilier :
       *[other] { $count } piliers :
    }
mission-title = Mission { $number }

## Boutons

button-role = ↑ Le rôle
button-pillars = Les piliers
button-up-pillars = ↑ Tous les piliers
button-up-pillar = ↑ Pilier { $number }
button-pillar = { $number } · { $title }
button-mission = Mission { $number }
button-previous = ← Précédent
button-next = Suivant →
button-read-on = Lire la suite
button-share = Partager dans le canal
label-mission = Mission { $number } : { $title }
label-previous = Précédent : { $title }
label-next = Suivant : { $title }
label-up = Remonter : { $title }
label-read-on = Lire la suite, partie { $part } sur { $count }

## La ligne de source

source-part = partie { $part } sur { $count }

## Comprendre, hésiter, ne pas savoir

understood = J’ai compris : { $question }
ambiguous = Plusieurs réponses sont possibles. Laquelle cherchez-vous ?
ambiguous-role = De quel rôle parlez-vous ?
unknown = Les articles ne répondent pas à cette question.
unknown-personal = Je ne sais que citer des articles sur les rôles, et ce sujet mérite mieux. Parlez-en à une personne de confiance, aux ressources humaines ou à la médecine du travail ; en cas de danger, appelez le 112. Votre message n’est pas conservé.
unknown-nearest = Voici ce qui s’en approche le plus :
unknown-next = Essayez avec le nom d’un rôle, d’un pilier ou d’un outil, ou tapez /opsrole pour voir tous les rôles.
mention-none = « { $name } » n’a pas d’article.
mention-cited = On en parle ici :
mention-roles = Les rôles les plus proches :
question-asked = Votre question : { $question }
gone = Cette réponse n’existe plus : l’article a changé depuis.
gone-next = Posez votre question à nouveau, ou tapez /opsrole pour voir tous les rôles.
empty-catalogue = Il n’y a encore aucun article à citer. Dès qu’un article sera ajouté, vous aurez une réponse ici.

## Avis et questions sans réponse

feedback-good = Utile
feedback-bad = Pas utile
feedback-good-label = Cette réponse m’a aidé
feedback-bad-label = Cette réponse ne m’a pas aidé : dire ce qui manque
feedback-title = Votre avis
feedback-asks = Que cherchiez-vous ?
feedback-kept = Votre réponse est conservée pour les personnes qui rédigent les articles.
feedback-noted = Merci, c’est noté.
unknown-owner = À qui demander : { $owner }, pour l’article « { $role } ».
button-request = Prévenir l’équipe
label-request = Prévenir l’équipe : lui transmettre cette question
request-title = Prévenir l’équipe
request-kept = Votre question sera transmise telle quelle, avec votre identifiant Slack, aux personnes qui rédigent les articles.
request-asks = Votre question
request-empty = Écrivez votre question pour l’envoyer.
request-filed = C’est transmis. Les personnes qui rédigent les articles verront votre question.
not-kept = Je n’ai pas pu l’enregistrer : réessayez dans un instant.
modal-send = Envoyer
modal-close = Fermer

## Expliquer les termes d’un message

terms-intro =
    { $count ->
        [one] Un terme ops dans ce message :
       *[other] { $count } termes ops dans ce message :
    }
terms-line = { $term } : { $explanation }
terms-none = Je n’ai trouvé dans ce message aucun terme ops que les articles expliquent.
terms-none-next = Pour chercher autre chose, tapez /opsrole et votre question.

## Plusieurs rôles

directory-title = Les rôles
directory-intro =
    { $count ->
        [one] Un rôle a son article :
       *[other] { $count } rôles ont leur article :
    }
button-open = Voir
button-compare = Comparer
button-compare-other = Comparer avec un autre rôle
button-more-roles = D’autres rôles →
button-all-roles = Tous les rôles
button-read = Lire l’article
label-open = Voir : { $title }
label-open-role = Voir le rôle : { $role }
label-compare = Comparer { $role } avec un autre rôle
label-read = Lire l’article sur le rôle : { $role }
label-directory-part = Liste des rôles, partie { $part } sur { $count }
compare-with = Comparer { $role }
compare-which = Avec quel rôle comparer { $role } ?
compare-choose = Avec quel rôle ? Les plus proches d’abord.
compare-role = Rôle
compare-tagline = En deux mots
compare-definition = Définition
compare-pillar = Pilier { $number }
compare-near = Missions proches
compare-said = Ce qu’en dit l’article { $role } :
who-else =
    { $count ->
        [one] Un autre rôle s’en occupe aussi :
       *[other] { $count } autres rôles s’en occupent aussi :
    }

## La langue et l’origine d’un texte

only-in-fr = Cet article n’existe qu’en français.
only-in-en = Cet article n’existe qu’en anglais.
source-starter = texte d’origine
starter = Texte fourni avec opsrole : votre entreprise ne l’a pas encore adapté.

## Chercher un rôle

find-title = Chercher un rôle
find-intro = Tapez le nom d’un rôle, d’un pilier ou d’une mission.
find-placeholder = Business Ops, CRM, tableaux de bord…
find-definition = Rôles
find-pillar = Piliers
find-mission = Missions

## Aide

help-title = Qui fait quoi dans les équipes ops ?
help-intro = Je réponds avec les articles de l’entreprise, mot pour mot, sans rien inventer.
help-ask = Posez une question, comme elle vient :
help-example-role = C’est quoi un { $role } ?
help-example-pillar = Quel est son pilier 2 ?
help-example-topic = Qui s’occupe des tableaux de bord ?
help-terminal = Posez une question sur un rôle ops : opsrole ask "c’est quoi le pilier 2 ?"
help-where = Où me trouver :
help-where-command = /opsrole suivi de votre question : la réponse n’est visible que par vous, et vous pouvez la partager
help-where-mention = @opsrole dans un canal ou un fil : je réponds dans le fil
help-where-dm = un message direct : rien que vous et moi
help-where-shortcut = « Expliquer les termes ops » dans le menu d’un message, « Chercher un rôle » parmi les raccourcis : la réponse n’est visible que par vous
help-roles = Les rôles que je connais :

## Bavardage

smalltalk-greeting = Bonjour ! Demandez-moi ce que fait un rôle ops, je vous cite l’article.
smalltalk-thanks = Avec plaisir. Une autre question ?
smalltalk-farewell = À bientôt !
smalltalk-bot = Je suis un bot : je cherche dans les articles de l’entreprise et je les cite, sans rien inventer.
smalltalk-complaint = Désolé, ce n’était pas ce que vous cherchiez. Essayez avec d’autres mots, ou tapez /opsrole pour voir tous les rôles.
smalltalk-stop = D’accord, je me tais. Mentionnez-moi ou écrivez-moi quand vous voudrez.
smalltalk-other = Je ne sais parler que des rôles ops. Tapez /opsrole pour voir lesquels.

## L’accueil

home-search = Votre question
home-search-hint = Entrée pour chercher.
home-path = Votre parcours
home-path-new = Faites le tour des rôles, un par un, à votre rythme.
home-path-begun =
    { $done ->
        [one] { $done } étape faite sur { $total }. La suite est dans l’onglet Messages.
       *[other] { $done } étapes faites sur { $total }. La suite est dans l’onglet Messages.
    }
home-path-done = Vous avez fait le tour. Bravo !
button-path-new = Commencer le parcours
button-path-begun = Reprendre le parcours
button-path-done = Refaire le parcours
home-roles = Les rôles
home-role-open = Piliers
home-role-close = Fermer
home-card = La fiche du rôle
label-home-role-open = { $role } : voir les piliers
label-home-role-close = { $role } : fermer
label-home-page = Les rôles, page { $page } sur { $count }
home-preferences = Vos préférences
home-language = Langue du bot
home-language-slack = Comme dans Slack
home-language-fr = Français
home-language-en = English
home-own-role = Mon rôle
home-own-role-none = Aucun pour l’instant
home-own-role-hint = Votre rôle tranche quand une question vaut pour plusieurs rôles, comme « pilier 2 ».

## Suggestions et état

agent-title = Par exemple :
agent-compare = Quelle différence entre { $role } et { $other } ?
agent-roles = Quels rôles connaissez-vous ?
agent-status = cherche dans les articles…

## Fils

elsewhere = Vous m’avez demandé dans un canal où je ne peux plus répondre :

## Le parcours d’accueil

onboarding-requests = onboarding, parcours, le parcours, mon parcours, commencer le parcours, démarrer le parcours, reprendre le parcours, continuer le parcours, commencer l’onboarding
onboarding-welcome = Bienvenue ! Je connais les rôles ops de l’entreprise, et je réponds aux questions que vous n’osez pas poser.
onboarding-offer = Envie d’en faire le tour ? Quelques fiches courtes, un petit quiz, à votre rythme. Sinon, je ne vous relancerai pas.
onboarding-pointer = Le parcours vous attend dans vos messages directs avec moi.
onboarding-out-of-reach = Le parcours se suit en message direct, et je ne peux pas vous en envoyer. Posez-moi plutôt vos questions ici.
onboarding-which = Pour commencer : quel est votre rôle ?
onboarding-which-why = Le parcours part de lui, puis passe à ses voisins. Il me servira aussi à mieux répondre à vos questions.
onboarding-choose = Choisissez votre rôle
onboarding-no-role = Aucun de ces rôles
onboarding-step = Votre parcours · étape { $number } sur { $count }
onboarding-question = Quiz · question { $number } sur { $count }
onboarding-which-pillar = Dans quel pilier l’article range-t-il cette mission ?
onboarding-right = Bien vu ! C’est le pilier { $number } · { $title }.
onboarding-wrong = Pas tout à fait : c’est le pilier { $number } · { $title }.
onboarding-score =
    { $right ->
        [0] Le quiz est fini. Ces missions-là se ressemblent : l’important est de les avoir vues.
        [one] Le quiz est fini : { $right } bonne réponse sur { $count }.
       *[other] Le quiz est fini : { $right } bonnes réponses sur { $count }.
    }
onboarding-paused =
    { $done ->
        [0] Le parcours est en pause. Il reprend quand vous voulez.
        [one] Le parcours est en pause, { $done } étape faite sur { $total }. Il reprend quand vous voulez.
       *[other] Le parcours est en pause, { $done } étapes faites sur { $total }. Il reprend quand vous voulez.
    }
onboarding-waiting = C’est noté : rendez-vous { $day }, à { $time }.
onboarding-reminder = Bonjour ! On reprend le parcours ? La prochaine étape est la { $number } sur { $count }.
onboarding-declined = C’est noté, je ne vous relancerai pas. Si l’envie vous prend : /opsrole onboarding.
onboarding-done = Vous avez fait le tour. Bravo !
onboarding-done-next = Posez-moi vos questions quand elles viennent, ici ou avec /opsrole.
button-path-decline = Non merci
button-path-next = Suivant
button-path-skip = Passer le quiz
button-path-pause = Pause
button-path-tomorrow = Reprendre demain
button-path-stop = Arrêter
label-path-next = Étape suivante du parcours
date-day = EEEE d MMMM

## Partager

shared-by = Partagé par
not-a-text = Je ne sais lire que du texte. Écrivez votre question et je cherche dans les articles.

## Quand quelque chose ne va pas

step-no-question = L’étape n’a reçu aucune question : donnez-lui un texte.
error = Quelque chose s’est mal passé de mon côté. Réessayez dans un instant ; si cela continue, donnez la référence { $reference } à la personne qui s’occupe du bot.
button-unknown = Ce bouton vient d’un ancien message et ne fonctionne plus. Posez votre question à nouveau, ou tapez /opsrole.
