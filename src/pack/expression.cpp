#include "pack/expression.h"

#include <variant>

#include "pack/syntax.h"
#include "pack/typing.h"

namespace xingji {
namespace {

// Columns count characters, as editors do: bytes that continue one do not move the column.
int characters(std::string_view text) {
  int count = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  }
  return count;
}

}  // namespace

std::optional<Expression> parse_expression_at(std::string_view text, const Locate& locate,
                                              const Scope& scope, Problems& problems) {
  auto syntax = parse_syntax(text);
  if (const auto* fault = std::get_if<ExpressionFault>(&syntax)) {
    problems.push_back({locate(fault->offset), fault->message, fault->remedy});
    return std::nullopt;
  }
  return type_check(std::get<Syntax>(syntax), text, locate, scope, problems);
}

Result<Expression> parse_expression(std::string_view text, const Place& place, const Scope& scope) {
  const Locate locate = [&](std::size_t offset) {
    Place found = place;
    if (found.column > 0) found.column += characters(text.substr(0, offset));
    return found;
  };
  Problems problems;
  auto parsed = parse_expression_at(text, locate, scope, problems);
  if (!parsed) return problems;
  return std::move(*parsed);
}

std::string_view to_text(Type type) {
  switch (type) {
    case Type::flag:
      return "flag";
    case Type::number:
      return "number";
    case Type::duration:
      return "duration";
    case Type::instant:
      return "instant";
    case Type::money:
      return "money";
    case Type::text:
      return "text";
    case Type::date:
      return "date";
    case Type::month:
      return "month";
    case Type::clock:
      return "clock";
  }
  return {};
}

Type type_of(Kind kind) {
  switch (kind) {
    case Kind::id:
    case Kind::text:
    case Kind::word:
      return Type::text;
    case Kind::instant:
    case Kind::planned:
    case Kind::from:
    case Kind::to:
      return Type::instant;
    case Kind::day:
      return Type::date;
    case Kind::flag:
      return Type::flag;
    case Kind::integer:
    case Kind::decimal:
      return Type::number;
    case Kind::money:
      return Type::money;
  }
  return Type::text;
}

}  // namespace xingji
