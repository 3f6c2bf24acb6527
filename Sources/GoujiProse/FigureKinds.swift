import GoujiSyntax

extension FigureSyntax {
  /// A nil without a unit: 年初预算为0，.
  var isNil: Bool { kind == .plain && unit == nil && decimal?.coefficient == 0 }

  /// A classification code: 3, 5 or 7 digits without a unit.
  var isCode: Bool {
    guard kind == .plain, unit == nil, let decimal, decimal.scale == 0 else { return false }
    let digits = decimal.coefficient.magnitude
    return (100...999).contains(digits) || (10_000...99_999).contains(digits) || (1_000_000...9_999_999).contains(digits)
  }
}
