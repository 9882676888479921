/// The built-in templates in German, as in English but in its own words.
enum GermanTemplates {
  /// A message to be sent.
  static func written(_ kind: MessageKind) -> String {
    switch kind {
    case .thankYou:
      """
      {{^chat}}Subject: \
      {{#first}}Vielen Dank für das Gespräch am {{interview}}{{/first}}\
      {{#second}}Unser Gespräch am {{interview}}: vielen Dank{{/second}}\
      {{#third}}Danke für {{interview}}{{/third}}{{/chat}}

      {{greeting}}

      {{#first}}vielen Dank für das Gespräch am {{interview}} über die Stelle „{{role}}“.{{/first}}\
      {{#second}}danke für Ihre Zeit am {{interview}} und das Gespräch über die Stelle \
      „{{role}}“.{{/second}}\
      {{#third}}ich möchte mich bei Ihnen für das Gespräch bedanken, das wir am {{interview}} über \
      die Stelle „{{role}}“ hatten.{{/third}}

      {{#points}}\
      {{#liked}}\
      {{#first}}Im Gedächtnis geblieben ist mir: {{/first}}\
      {{#second}}Besonders gefallen hat mir: {{/second}}\
      {{#third}}Was ich mitgenommen habe: {{/third}}\
      {{/liked}}\
      {{#fit}}\
      {{#first}}Was ich mitbringe: {{/first}}\
      {{#second}}Warum ich glaube, dass ich passe: {{/second}}\
      {{#third}}Was ich beitragen kann: {{/third}}\
      {{/fit}}\
      {{#forgot}}\
      {{#first}}Was ich nicht mehr gesagt habe: {{/first}}\
      {{#second}}Eines möchte ich noch nachtragen: {{/second}}\
      {{#third}}Eine Ergänzung zu dem, was ich gesagt habe: {{/third}}\
      {{/forgot}}\
      {{#challenge}}\
      {{#first}}Eine Herausforderung kam zur Sprache: {{/first}}\
      {{#second}}Über eine Ihrer Aufgaben habe ich weiter nachgedacht: {{/second}}\
      {{#third}}Eine Frage hat mich noch beschäftigt: {{/third}}\
      {{/challenge}}\
      {{text}} \
      {{/points}}

      {{#promised}}\
      {{#first}}Wenn ich es richtig verstanden habe, höre ich bis {{promised}} von Ihnen. {{/first}}\
      {{#second}}Ich habe mir notiert, dass ich bis {{promised}} von Ihnen höre. {{/second}}\
      {{#third}}Dass der nächste Schritt bis {{promised}} kommen soll, passt mir gut. {{/third}}\
      {{/promised}}\
      {{#askWhen}}Darf ich fragen, bis wann Sie sich entscheiden wollen? {{/askWhen}}\
      {{#first}}Ich würde die Aufgabe gern übernehmen. Wenn noch etwas offen ist, beantworte ich es \
      gern.{{/first}}\
      {{#second}}Die Stelle interessiert mich weiterhin sehr. Falls Sie noch etwas von mir \
      brauchen, sagen Sie mir bitte Bescheid.{{/second}}\
      {{#third}}Ich würde gern mit Ihnen arbeiten. Wenn noch Fragen auftauchen, melden Sie sich \
      jederzeit.{{/third}}

      {{^chat}}{{#first}}Freundliche Grüße{{/first}}{{#second}}Mit freundlichen Grüßen{{/second}}\
      {{#third}}Viele Grüße{{/third}}

      {{/chat}}
      {{sender}}
      """
    case .checkIn:
      """
      {{^chat}}Subject: {{#applied}}Meine Bewerbung: {{role}}{{/applied}}\
      {{^applied}}{{#final}}{{role}}: Fehlt Ihnen noch etwas von mir?{{/final}}\
      {{^final}}{{role}}: Stand der Dinge{{/final}}{{/applied}}{{/chat}}

      {{greeting}}

      {{#applied}}mein Name ist {{sender}}. Am {{applied}} habe ich mich auf die Stelle „{{role}}“ \
      beworben. Darf ich fragen, ob meine Bewerbung bei Ihnen angekommen ist und wann ich von Ihnen \
      hören werde?{{/applied}}\
      {{^applied}}mein Name ist {{sender}}. Am {{interview}} war ich zum Gespräch über die Stelle \
      „{{role}}“ bei Ihnen\
      {{#asked}}, und am {{asked}} habe ich nach dem Stand der Dinge gefragt{{/asked}}.

      {{#final}}Ich weiß, dass Sie viel zu tun haben, und möchte nur sichergehen, dass Ihnen nichts \
      fehlt: Brauchen Sie für Ihre Entscheidung noch etwas von mir?{{/final}}\
      {{^final}}\
      {{#promised}}Ich hatte verstanden, dass ich bis {{promised}} von Ihnen höre. Hat sich der \
      nächste Schritt verschoben, und komme ich noch infrage?{{/promised}}\
      {{^promised}}\
      {{#asked}}Gibt es inzwischen eine Entscheidung oder einen neuen Termin für den nächsten \
      Schritt?{{/asked}}\
      {{^asked}}Einen Termin für den nächsten Schritt kenne ich nicht. Darf ich fragen, wie es \
      steht und wann Sie sich entscheiden wollen?{{/asked}}{{/promised}}{{/final}}{{/applied}}

      {{^chat}}Die Stelle interessiert mich weiterhin. Über eine kurze Nachricht, wenn es Ihnen \
      passt, freue ich mich.

      Freundliche Grüße

      {{/chat}}
      {{sender}}
      """
    case .brief:
      """
      {{^chat}}Subject: Vielleicht meldet sich {{company}} bei Ihnen{{/chat}}

      {{greeting}}

      am {{interview}} hatte ich ein Gespräch bei {{company}} über die Stelle „{{role}}“ und habe \
      Sie dort als Referenz genannt. Vielen Dank, dass Sie das für mich tun.

      {{#topics}}Damit Sie nichts überrascht, hier die Themen, nach denen ich gefragt wurde: \
      {{topics}}{{/topics}}\
      {{^topics}}[… wonach gefragt wurde und was eine Referenz dazu sagen könnte]{{/topics}}

      {{#callers}}Melden könnte sich {{callers}}.{{/callers}}\
      {{^callers}}Wer sich bei Ihnen melden könnte, weiß ich noch nicht.{{/callers}} \
      Wenn es so weit ist, sagen Sie mir bitte kurz Bescheid: Oft ist es das erste Zeichen, dass es \
      vorangeht.

      {{^chat}}Herzliche Grüße

      {{/chat}}
      {{sender}}
      """
    case .offerNews:
      """
      {{^chat}}Subject: {{role}}: Ich habe ein anderes Angebot{{/chat}}

      {{greeting}}

      ich möchte, dass Sie es gleich und von mir erfahren: Ich habe ein Angebot eines anderen \
      Arbeitgebers und muss bis \
      {{#answerBy}}{{answerBy}}{{/answerBy}}\
      {{^answerBy}}[… der Tag, bis zu dem die Antwort fällig ist]{{/answerBy}} antworten.

      Die Stelle „{{role}}“ bei Ihnen interessiert mich weiterhin. Können Sie mir sagen, wie es \
      steht und ob Sie sich vielleicht vorher entscheiden? {{^chat}}Wenn das für Sie zu früh ist, \
      verstehe ich das.{{/chat}}

      {{^chat}}Freundliche Grüße

      {{/chat}}
      {{sender}}
      """
    case .rejection:
      """
      {{^chat}}Subject: {{role}}: trotzdem vielen Dank{{/chat}}

      {{greeting}}

      {{^thanked}}danke für Ihre Nachricht und für die Zeit, die Sie sich für mich genommen haben\
      {{#interview}}, zuletzt am {{interview}}{{/interview}}. {{/thanked}}\
      {{#thanked}}noch einmal danke für Ihre Nachricht. {{/thanked}}\
      Die Stelle „{{role}}“ hätte ich gern übernommen, und ich respektiere Ihre Entscheidung.

      {{#feedback}}Wenn Sie eine Minute haben: Was hätte ich besser machen können? Schon ein Satz \
      würde mir helfen. {{/feedback}}\
      {{#introductions}}Falls Sie von einer anderen offenen Stelle wissen, bei Ihnen oder \
      anderswo, oder von jemandem, mit dem ich sprechen sollte, wäre ich für einen Hinweis oder \
      einen Kontakt dankbar.{{/introductions}}

      {{^chat}}Ihnen und dem Team wünsche ich alles Gute.

      Freundliche Grüße

      {{/chat}}
      {{sender}}
      """
    case .introduction:
      """
      {{^chat}}Subject: Mit wem sollte ich sprechen?{{/chat}}

      {{greeting}}

      {{#interview}}am {{interview}} hatte ich bei {{company}} ein Gespräch über die Stelle \
      „{{role}}“\
      {{#rejected}}, und am Ende sollte es nicht sein{{/rejected}}.{{/interview}}\
      {{^interview}}ich habe mich bei {{company}} auf die Stelle „{{role}}“ beworben.{{/interview}}

      Ich suche eine Arbeit dieser Art. Kennen Sie jemanden, mit dem ich sprechen sollte, oder \
      wissen Sie von einer offenen Stelle anderswo? Dann wäre ich Ihnen dankbar, wenn Sie einen \
      Kontakt herstellen. {{^chat}}Gern schicke ich Ihnen ein paar Zeilen über mich, die Sie \
      weitergeben können.{{/chat}}

      {{^chat}}Freundliche Grüße

      {{/chat}}
      {{sender}}
      """
    case .promise:
      """
      {{^chat}}Subject: Wie versprochen: {{promise}}{{/chat}}

      {{greeting}}

      am {{promisedOn}} habe ich Ihnen etwas versprochen: {{promise}}. \
      {{#late}}Es kommt später als angekündigt; das tut mir leid. {{/late}}\
      [… die Sache selbst, oder wo sie zu finden ist]

      {{^chat}}Wenn Sie es in anderer Form brauchen oder eine Frage dazu haben, sagen Sie mir bitte \
      Bescheid.

      Freundliche Grüße

      {{/chat}}
      {{sender}}
      """
    case .monthsLater:
      """
      {{^chat}}Subject: {{role}}: weiterhin interessiert{{/chat}}

      {{greeting}}

      mein Name ist {{sender}}. Am {{interview}} war ich zum Gespräch über die Stelle „{{role}}“ \
      bei Ihnen. \
      {{#seenOpen}}Am {{seenOpen}} habe ich gesehen, dass sie noch ausgeschrieben ist. {{/seenOpen}}\
      Ich bin weiterhin interessiert und würde gern wieder mit Ihnen sprechen.

      {{^seenOpen}}Ist die Stelle noch offen? Falls sie besetzt ist, freue ich mich auch über einen \
      Hinweis auf anderes, das bei Ihnen passen könnte.{{/seenOpen}}\
      {{#seenOpen}}Auch über einen Hinweis auf anderes, das bei Ihnen passen könnte, freue ich \
      mich.{{/seenOpen}}

      {{^chat}}Freundliche Grüße

      {{/chat}}
      {{sender}}
      """
    }
  }

  /// What to say on the phone.
  static func spoken(_ kind: MessageKind) -> String {
    let points =
      switch kind {
      case .thankYou:
        """
        - Danken: für das Gespräch am {{interview}} über die Stelle „{{role}}“
        {{#points}}
        {{#liked}}
        - Was gefallen hat: {{text}}
        {{/liked}}
        {{#fit}}
        - Warum es passt: {{text}}
        {{/fit}}
        {{#forgot}}
        - Was noch zu sagen war: {{text}}
        {{/forgot}}
        {{#challenge}}
        - Ihre Herausforderung: {{text}}
        {{/challenge}}
        {{/points}}
        {{#promised}}
        - Bestätigen: Antwort bis {{promised}}
        {{/promised}}
        {{#askWhen}}
        - Fragen, bis wann die Entscheidung fallen soll
        {{/askWhen}}
        """
      case .checkIn:
        """
        {{#applied}}
        - Sich vorstellen: {{sender}}, beworben am {{applied}} auf die Stelle „{{role}}“
        - Fragen, ob die Bewerbung angekommen ist und wann mit einer Antwort zu rechnen ist
        {{/applied}}
        {{^applied}}
        - Sich vorstellen: {{sender}}, Gespräch am {{interview}} über die Stelle „{{role}}“
        {{#asked}}
        - Zuletzt gefragt am {{asked}}
        {{/asked}}
        {{#final}}
        - Nur eine Frage: Wird für die Entscheidung noch etwas gebraucht?
        {{/final}}
        {{^final}}
        {{#promised}}
        - Eine Antwort sollte bis {{promised}} kommen
        - Fragen, ob sich der nächste Schritt verschoben hat und ob die Bewerbung noch infrage kommt
        {{/promised}}
        {{^promised}}
        - Für den nächsten Schritt gibt es keinen Termin
        - Fragen, wie es steht und wann die Entscheidung fällt
        {{/promised}}
        {{/final}}
        {{/applied}}
        - Den neuen Termin notieren und danken
        """
      case .brief:
        """
        - Das Gespräch: bei {{company}} am {{interview}}, über die Stelle „{{role}}“
        {{#topics}}
        - Wonach gefragt wurde: {{topics}}
        {{/topics}}
        {{^topics}}
        - [… wonach gefragt wurde und was eine Referenz dazu sagen könnte]
        {{/topics}}
        {{#callers}}
        - Wer sich melden könnte: {{callers}}
        {{/callers}}
        - Um Bescheid bitten, sobald sich jemand meldet
        - Danken
        """
      case .offerNews:
        """
        - Sich vorstellen: {{sender}}, im Verfahren für die Stelle „{{role}}“
        - Es gibt ein Angebot eines anderen Arbeitgebers; Antwort bis \
        {{#answerBy}}{{answerBy}}{{/answerBy}}\
        {{^answerBy}}[… der Tag, bis zu dem die Antwort fällig ist]{{/answerBy}}
        - Das Interesse an dieser Stelle bleibt
        - Fragen, wie es steht und ob die Entscheidung vorher fallen kann
        """
      case .rejection:
        """
        - Danken: für die Nachricht und die Zeit
        {{#feedback}}
        - Fragen, was besser hätte laufen können
        {{/feedback}}
        {{#introductions}}
        - Nach anderen offenen Stellen fragen, und mit wem ein Gespräch lohnt
        {{/introductions}}
        - Alles Gute wünschen
        """
      case .introduction:
        """
        - Sich vorstellen: {{sender}}\
        {{#interview}}, Gespräch bei {{company}} am {{interview}}{{/interview}}
        - Gesucht: eine Arbeit wie „{{role}}“
        - Fragen, mit wem ein Gespräch lohnt und wo etwas offen ist
        - Ein paar Zeilen zum Weitergeben anbieten
        """
      case .promise:
        """
        - Am {{promisedOn}} versprochen: {{promise}}
        {{#late}}
        - Es kommt später als angekündigt: sich entschuldigen
        {{/late}}
        - [… was dazu zu sagen ist, oder wo es jetzt ist]
        - Fragen, ob es das Gewünschte ist
        """
      case .monthsLater:
        """
        - Sich vorstellen: {{sender}}, Gespräch am {{interview}} über die Stelle „{{role}}“
        {{#seenOpen}}
        - Am {{seenOpen}} noch ausgeschrieben gesehen
        {{/seenOpen}}
        {{^seenOpen}}
        - Fragen, ob die Stelle noch offen ist
        {{/seenOpen}}
        - Das Interesse besteht weiter; gern ein neues Gespräch
        - Nach anderem fragen, das passen könnte
        """
      }
    return "Anrufen: {{name}}, {{phone}}\n\n\(points)"
  }
}
