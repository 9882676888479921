/// The built-in templates in English. Nothing in them says what the notes do not.
enum EnglishTemplates {
  /// A message to be sent.
  static func written(_ kind: MessageKind) -> String {
    switch kind {
    case .thankYou:
      """
      {{^chat}}Subject: \
      {{#first}}Thank you for the conversation on {{interview}}{{/first}}\
      {{#second}}The interview on {{interview}}: thank you{{/second}}\
      {{#third}}Thank you for {{interview}}{{/third}}{{/chat}}

      {{greeting}}

      {{#first}}Thank you for talking with me on {{interview}} about the role of {{role}}.{{/first}}\
      {{#second}}Thank you for your time on {{interview}}, when we spoke about the role of \
      {{role}}.{{/second}}\
      {{#third}}I would like to thank you for {{interview}} and for our conversation about the \
      role of {{role}}.{{/third}}

      {{#points}}\
      {{#liked}}\
      {{#first}}What stayed with me: {{/first}}\
      {{#second}}What I liked in particular: {{/second}}\
      {{#third}}One thing I took home: {{/third}}\
      {{/liked}}\
      {{#fit}}\
      {{#first}}What I would bring: {{/first}}\
      {{#second}}Why I think I fit: {{/second}}\
      {{#third}}What I could contribute: {{/third}}\
      {{/fit}}\
      {{#forgot}}\
      {{#first}}One thing I did not get to say: {{/first}}\
      {{#second}}I meant to mention this as well: {{/second}}\
      {{#third}}To add to what I said: {{/third}}\
      {{/forgot}}\
      {{#challenge}}\
      {{#first}}A challenge that came up: {{/first}}\
      {{#second}}I have thought about one of the challenges: {{/second}}\
      {{#third}}One challenge has stayed on my mind: {{/third}}\
      {{/challenge}}\
      {{text}} \
      {{/points}}

      {{#promised}}\
      {{#first}}As I understood it, I will hear from you by {{promised}}. {{/first}}\
      {{#second}}I have noted {{promised}} as the day by which I will hear from you. {{/second}}\
      {{#third}}I understand that the next step should come by {{promised}}, and that suits me \
      well. {{/third}}\
      {{/promised}}\
      {{#askWhen}}May I ask when you expect to decide? {{/askWhen}}\
      {{#first}}I would be glad to take on this role, and happy to answer anything that is still \
      open.{{/first}}\
      {{#second}}I remain very interested in the role. If you need anything else from me, please \
      let me know.{{/second}}\
      {{#third}}I would be glad to work with you. If another question comes up, please \
      ask.{{/third}}

      {{^chat}}{{#first}}Kind regards{{/first}}{{#second}}Best regards{{/second}}\
      {{#third}}With kind regards{{/third}}

      {{/chat}}
      {{sender}}
      """
    case .checkIn:
      """
      {{^chat}}Subject: {{#applied}}My application: {{role}}{{/applied}}\
      {{^applied}}{{#final}}{{role}}: anything else you need?{{/final}}\
      {{^final}}{{role}}: where things stand{{/final}}{{/applied}}{{/chat}}

      {{greeting}}

      {{#applied}}This is {{sender}}. I applied for the role of {{role}} on {{applied}}. May I ask \
      whether my application has reached you, and when I can expect to hear from you?{{/applied}}\
      {{^applied}}This is {{sender}}. I interviewed with you for the role of {{role}} on \
      {{interview}}\
      {{#asked}}, and asked on {{asked}} where things stand{{/asked}}.

      {{#final}}I know that you are busy, and I want to be sure that you have everything you need. \
      Is there anything else from me that would help you decide?{{/final}}\
      {{^final}}\
      {{#promised}}I had understood that I would hear from you by {{promised}}. Has the next step \
      been postponed, and am I still being considered?{{/promised}}\
      {{^promised}}\
      {{#asked}}Is there a decision by now, or a new date for the next step?{{/asked}}\
      {{^asked}}I do not have a date for the next step. May I ask where things stand, and when you \
      expect to decide?{{/asked}}{{/promised}}{{/final}}{{/applied}}

      {{^chat}}I am still interested in the role. Thank you for a short word when it suits you.

      Kind regards

      {{/chat}}
      {{sender}}
      """
    case .brief:
      """
      {{^chat}}Subject: {{company}} may get in touch with you{{/chat}}

      {{greeting}}

      On {{interview}} I had an interview at {{company}} for the role of {{role}}, and I have given \
      them your name as a reference. Thank you for doing this for me.

      {{#topics}}So that nothing takes you by surprise, this is what they asked me about: \
      {{topics}}{{/topics}}\
      {{^topics}}[… what they asked about, and what it would help them to hear from you]{{/topics}}

      {{#callers}}You may hear from {{callers}}.{{/callers}}\
      {{^callers}}I do not know yet who might get in touch with you.{{/callers}} \
      If they do, please tell me: it is often the first sign that things are moving.

      {{^chat}}Kind regards

      {{/chat}}
      {{sender}}
      """
    case .offerNews:
      """
      {{^chat}}Subject: {{role}}: I have received another offer{{/chat}}

      {{greeting}}

      I would like you to hear this from me, and at once: I have received an offer from another \
      employer, and I have to answer by \
      {{#answerBy}}{{answerBy}}{{/answerBy}}\
      {{^answerBy}}[… the day by which you have to answer]{{/answerBy}}.

      I am still interested in the role of {{role}} with you. Can you tell me where things stand, \
      and whether you might decide before that day? {{^chat}}If that is too soon for you, I will \
      understand.{{/chat}}

      {{^chat}}Kind regards

      {{/chat}}
      {{sender}}
      """
    case .rejection:
      """
      {{^chat}}Subject: {{role}}: thank you all the same{{/chat}}

      {{greeting}}

      {{^thanked}}Thank you for letting me know, and for the time you took for me\
      {{#interview}}, most recently on {{interview}}{{/interview}}. {{/thanked}}\
      {{#thanked}}Thank you again for letting me know. {{/thanked}}\
      I would have liked to take on the role of {{role}}, and I respect your decision.

      {{#feedback}}If you can spare a minute: what could I have done better? Even a line would help \
      me. {{/feedback}}\
      {{#introductions}}If you know of another opening, with you or elsewhere, or of somebody \
      I should talk to, I would be grateful for a hint or an introduction.{{/introductions}}

      {{^chat}}I wish you and the team all the best.

      Kind regards

      {{/chat}}
      {{sender}}
      """
    case .introduction:
      """
      {{^chat}}Subject: Whom should I talk to?{{/chat}}

      {{greeting}}

      {{#interview}}On {{interview}} I interviewed at {{company}} for the role of {{role}}\
      {{#rejected}}, and in the end it was not to be{{/rejected}}.{{/interview}}\
      {{^interview}}I have applied to {{company}} for the role of {{role}}.{{/interview}}

      I am looking for work of that kind. Do you know of somebody I should talk to, or of an \
      opening elsewhere? If so, I would be grateful for an introduction. {{^chat}}I will gladly \
      send you a few lines about myself that you can pass on.{{/chat}}

      {{^chat}}Kind regards

      {{/chat}}
      {{sender}}
      """
    case .promise:
      """
      {{^chat}}Subject: As promised: {{promise}}{{/chat}}

      {{greeting}}

      On {{promisedOn}} I promised you this: {{promise}}. \
      {{#late}}It comes later than I said, and I am sorry about that. {{/late}}\
      [… the thing itself, or where to find it]

      {{^chat}}If you need it in another form, or have a question about it, please tell me.

      Kind regards

      {{/chat}}
      {{sender}}
      """
    case .monthsLater:
      """
      {{^chat}}Subject: {{role}}: still interested{{/chat}}

      {{greeting}}

      This is {{sender}}. I interviewed with you for the role of {{role}} on {{interview}}. \
      {{#seenOpen}}On {{seenOpen}} I saw that it is still advertised. {{/seenOpen}}\
      I am still interested, and would be glad to talk with you again.

      {{^seenOpen}}Is the role still open? If it is filled, I would also like to hear about anything \
      else with you that might fit.{{/seenOpen}}\
      {{#seenOpen}}I would also like to hear about anything else with you that might fit.{{/seenOpen}}

      {{^chat}}Kind regards

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
        - Thank them for the interview on {{interview}} for the role of {{role}}
        {{#points}}
        {{#liked}}
        - What you liked: {{text}}
        {{/liked}}
        {{#fit}}
        - Why you fit: {{text}}
        {{/fit}}
        {{#forgot}}
        - What you forgot to say: {{text}}
        {{/forgot}}
        {{#challenge}}
        - Their challenge: {{text}}
        {{/challenge}}
        {{/points}}
        {{#promised}}
        - Confirm that you will hear from them by {{promised}}
        {{/promised}}
        {{#askWhen}}
        - Ask when they expect to decide
        {{/askWhen}}
        """
      case .checkIn:
        """
        {{#applied}}
        - Who you are: {{sender}}, who applied for the role of {{role}} on {{applied}}
        - Ask whether your application has reached them, and when you can expect to hear
        {{/applied}}
        {{^applied}}
        - Who you are: {{sender}}, interviewed for the role of {{role}} on {{interview}}
        {{#asked}}
        - You asked last on {{asked}}
        {{/asked}}
        {{#final}}
        - Ask one thing: is there anything else from you that would help them decide?
        {{/final}}
        {{^final}}
        {{#promised}}
        - You had understood that you would hear by {{promised}}
        - Ask whether the next step has been postponed, and whether you are still being considered
        {{/promised}}
        {{^promised}}
        - You have no date for the next step
        - Ask where things stand, and when they expect to decide
        {{/promised}}
        {{/final}}
        {{/applied}}
        - Note the new date, and thank them
        """
      case .brief:
        """
        - Your interview: at {{company}} on {{interview}}, for the role of {{role}}
        {{#topics}}
        - What they asked about: {{topics}}
        {{/topics}}
        {{^topics}}
        - [… what they asked about, and what it would help them to hear]
        {{/topics}}
        {{#callers}}
        - Who might call: {{callers}}
        {{/callers}}
        - Ask to be told when they get in touch
        - Say thank you
        """
      case .offerNews:
        """
        - Who you are: {{sender}}, candidate for the role of {{role}}
        - You have an offer from another employer, and have to answer by \
        {{#answerBy}}{{answerBy}}{{/answerBy}}\
        {{^answerBy}}[… the day by which you have to answer]{{/answerBy}}
        - You are still interested in their role
        - Ask where things stand, and whether they might decide before that day
        """
      case .rejection:
        """
        - Thank them for telling you, and for their time
        {{#feedback}}
        - Ask what you could have done better
        {{/feedback}}
        {{#introductions}}
        - Ask about other openings, and whether there is somebody you should talk to
        {{/introductions}}
        - Wish them well
        """
      case .introduction:
        """
        - Who you are: {{sender}}\
        {{#interview}}, interviewed at {{company}} on {{interview}}{{/interview}}
        - You are looking for work such as that of {{role}}
        - Ask whether there is somebody you should talk to, or an opening elsewhere
        - Offer a few lines about yourself to pass on
        """
      case .promise:
        """
        - On {{promisedOn}} you promised: {{promise}}
        {{#late}}
        - It comes later than you said: say that you are sorry
        {{/late}}
        - [… what to say about it, or where it is now]
        - Ask whether it is what they need
        """
      case .monthsLater:
        """
        - Who you are: {{sender}}, interviewed for the role of {{role}} on {{interview}}
        {{#seenOpen}}
        - You saw it advertised on {{seenOpen}}
        {{/seenOpen}}
        {{^seenOpen}}
        - Ask whether the role is still open
        {{/seenOpen}}
        - You are still interested, and glad to talk again
        - Ask about anything else with them that might fit
        """
      }
    return "To call: {{name}}, {{phone}}\n\n\(points)"
  }
}
