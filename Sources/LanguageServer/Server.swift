public import Journal
public import Store
internal import Syntax

/// The language server: takes the client's messages, and hands back what is to be sent. It reads
/// files, and never writes one: every change is proposed to the editor.
public struct Server {
  private enum Stage { case new, initialized, shutDown }

  /// What is to be written to standard output.
  public private(set) var output: [UInt8] = []
  /// What is to be written to standard error, a line each; nothing of what notes say.
  public private(set) var log: [String] = []
  /// The program's exit status, once it is to end.
  public private(set) var exitStatus: Int32?

  private let version: String
  private let writer = MessageWriter()
  private var framer = MessageFramer()
  private var stage = Stage.new
  /// Whether the client has said that it is ready for news.
  private var isReady = false
  private var queue: [Message] = []
  /// The first message of the queue that is not answered yet.
  private var next = 0
  /// The requests in the queue, and those of them that are not to be answered with a result.
  private var waiting: Set<RequestID> = []
  private var cancelled: Set<RequestID> = []
  private var requests = 0
  private var workspace: Workspace

  /// - Parameters:
  ///   - version: The program's.
  ///   - folder: The journal, where it is not to be looked for around each file.
  ///   - rulePages: The folder with a page for each rule, for findings to link to.
  public init(
    version: String, folder: JournalFolder? = nil, rulePages: String? = nil, today: CivilDate
  ) {
    self.version = version
    workspace = Workspace(
      folder: folder, rulePages: rulePages.map(DocumentURI.uri), today: today)
  }

  /// Hands over what is to be written.
  public mutating func takeOutput() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  public mutating func takeLog() -> [String] {
    defer { log.removeAll() }
    return log
  }

  /// The day has changed.
  public mutating func setToday(_ day: CivilDate) { workspace.setToday(day) }

  // MARK: The queue

  /// Takes what the client sends, in pieces of any length.
  ///
  /// - Parameter trace: Takes each message.
  public mutating func receive(
    bytes: some Collection<UInt8>, trace: (([UInt8]) -> Void)? = nil
  ) {
    framer.append(bytes)
    do throws(FramingFault) {
      while let body = try framer.next() {
        trace?(body)
        receive(body)
      }
    } catch {
      // Nobody can tell where the next message begins.
      answerQueue()
      guard exitStatus == nil else { return }
      send(writer.failure(nil, ResponseError(.parseError, error.reason)))
      log.append("the session ends: \(error.reason)")
      exitStatus = 1
    }
  }

  /// Takes a message, which `step` answers.
  public mutating func receive(_ body: [UInt8]) {
    let message = Message(body)
    switch message.content {
    case .response: return
    case .call(.cancel(let params)) where message.id == nil:
      if waiting.contains(params.id) { cancelled.insert(params.id) }
      return
    default: break
    }
    if let id = message.id { waiting.insert(id) }
    queue.append(message)
  }

  /// The client is gone. What it asked before is answered.
  public mutating func disconnect() {
    answerQueue()
    guard exitStatus == nil else { return }
    if framer.isPending { log.append("the client stopped in the middle of a message") }
    exitStatus = stage == .shutDown ? 0 : 1
  }

  private mutating func answerQueue() {
    while exitStatus == nil, next < queue.count { step() }
  }

  /// Answers one message, or where none waits, tells the client of one thing that has changed.
  ///
  /// - Parameter isTelling: Whether the client is told anything that it has not asked for.
  /// - Returns: False where nothing is left to do.
  @discardableResult
  public mutating func step(isTelling: Bool = true) -> Bool {
    guard exitStatus == nil else { return false }
    guard next < queue.count else {
      queue.removeAll(keepingCapacity: true)
      next = 0
      guard isTelling, isReady, stage == .initialized else { return false }
      let (isBusy, notifications) = workspace.advance()
      for params in notifications { notify("textDocument/publishDiagnostics", params) }
      if !isBusy, workspace.takeOldHints() {
        request("workspace/inlayHint/refresh", nil as Bool?)
      }
      return isBusy
    }
    let message = queue[next]
    next += 1
    if let id = message.id {
      waiting.remove(id)
      if cancelled.remove(id) != nil {
        send(writer.failure(id, ResponseError(.requestCancelled, "the request was cancelled")))
        return true
      }
    }
    handle(message)
    return true
  }

  private mutating func send(_ bytes: [UInt8]) { output += bytes }

  private mutating func notify(_ method: String, _ params: some Encodable) {
    send(writer.notification(method, params))
  }

  private mutating func request(_ method: String, _ params: (some Encodable)?) {
    requests += 1
    send(writer.request(.number(requests), method, params))
  }

  // MARK: Messages

  private mutating func handle(_ message: Message) {
    switch message.content {
    case .response: break
    case .invalid(let error):
      log.append("a message is not understood: \(error.message)")
      send(writer.failure(message.id, error))
    case .call(let call):
      guard let id = message.id else { return note(call) }
      // Whoever gives it an id waits for an answer.
      if call.isNotification { note(call) }
      do throws(ResponseError) {
        send(try answer(call, id))
      } catch {
        send(writer.failure(id, error))
      }
    }
  }

  private mutating func note(_ call: Call) {
    if case .exit = call {
      exitStatus = stage == .shutDown ? 0 : 1
      return
    }
    guard stage == .initialized else { return }
    switch call {
    case .initialized:
      isReady = true
      if workspace.client.watchesFiles {
        request("client/registerCapability", Workspace.watchedFiles)
      }
    case .didOpen(let params): workspace.open(params.textDocument)
    case .didChange(let params):
      if !workspace.change(params) { log.append("a document was changed that is not open") }
    case .didSave(let params): workspace.save(params.textDocument.uri)
    case .didClose(let params): workspace.close(params.textDocument.uri)
    case .didChangeWatchedFiles(let params): workspace.refresh(params.changes.map(\.uri))
    case .misfit(_, let error): log.append("a message is not understood: \(error.message)")
    default: break
    }
  }

  private mutating func answer(_ call: Call, _ id: RequestID) throws(ResponseError) -> [UInt8] {
    switch (stage, call) {
    case (_, .exit):
      throw ResponseError(.invalidRequest, "this takes no answer")
    case (.initialized, _) where call.isNotification:
      throw ResponseError(.invalidRequest, "this takes no answer")
    case (.new, .misfit("initialize", let error)), (.initialized, .misfit(_, let error)):
      throw error
    case (.new, .initialize(let params)):
      stage = .initialized
      workspace.start(params)
      let capabilities = LSP.ServerCapabilities(positionEncoding: workspace.client.encoding)
      let info = LSP.InitializeResult.ServerInfo(name: "jobjournal", version: version)
      return writer.response(
        id, LSP.InitializeResult(capabilities: capabilities, serverInfo: info))
    case (.new, _):
      throw ResponseError(.serverNotInitialized, "`initialize` comes first")
    case (.shutDown, _):
      throw ResponseError(.invalidRequest, "after `shutdown` only `exit` may follow")
    case (.initialized, .initialize):
      throw ResponseError(.invalidRequest, "`initialize` comes once")
    case (.initialized, .shutdown):
      stage = .shutDown
      return writer.response(id, nil as Bool?)
    case (.initialized, .unknown(let method)):
      throw ResponseError(.methodNotFound, "there is no method \(method)")
    default: return answer(feature: call, id)
    }
  }

  private mutating func answer(feature call: Call, _ id: RequestID) -> [UInt8] {
    func view(_ document: LSP.DocumentIdentifier) -> FileView? { workspace.view(document.uri) }
    switch call {
    case .hover(let params):
      return writer.response(id, view(params.textDocument)?.hover(at: params.position))
    case .completion(let params):
      return writer.response(id, view(params.textDocument)?.completion(at: params.position))
    case .definition(let params):
      return writer.response(id, view(params.textDocument)?.definition(at: params.position))
    case .references(let params):
      return writer.response(
        id,
        view(params.textDocument)?.references(
          at: params.position, withDefinition: params.context?.includeDeclaration ?? true))
    case .codeAction(let params):
      return writer.response(id, view(params.textDocument)?.codeActions(params))
    case .inlayHint(let params):
      return writer.response(id, view(params.textDocument)?.inlayHints(in: params.range))
    case .documentSymbol(let params):
      return writer.response(id, view(params.textDocument)?.symbols)
    case .workspaceSymbol(let params):
      return writer.response(id, workspace.symbols(matching: params.query))
    case .foldingRange(let params):
      return writer.response(id, view(params.textDocument)?.foldingRanges)
    default:
      // Formatting: notes stay as their owner wrote them.
      return writer.response(id, [] as [LSP.TextEdit])
    }
  }
}
