// Any bytes as a rule pack, and as an expression over rows or days: reading ends, problems have a
// place, and an expression that is read is read again from its own text. The first byte chooses.
// With the preset `fuzz`, and the packs as seeds:
//   build/fuzz/tests/read_rules_fuzz -max_total_time=60 FOLDER rules/kuaishou tests/packs
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "pack/load_blocks.h"

namespace {

using namespace xingji;  // NOLINT(google-build-using-namespace): a test of its own

Scope scope_of(std::uint8_t choice) {
  static const std::vector<Scope::Name> measures = {{"late", Type::number},
                                                    {"orders_paid", Type::number},
                                                    {"late_share.numerator", Type::number},
                                                    {"waited", Type::duration}};
  static const std::vector<Scope::Name> parameters = {{"limit", Type::duration},
                                                      {"rate", Type::number}};
  Scope scope;
  scope.parameters = parameters;
  const std::size_t table = choice % (table_count + 1);
  if (table < table_count) {
    scope.table = static_cast<Table>(table);
  } else {
    scope.measures = measures;
  }
  return scope;
}

void read_expression(std::string_view text, const Scope& scope) {
  const Result<Expression> parsed = parse_expression(text, {"fuzzed", 1, 1}, scope);
  if (!parsed.ok()) return;
  const std::string written = to_text(parsed.value());
  const Result<Expression> again = parse_expression(written, {"fuzzed", 1, 1}, scope);
  CHECK(again.ok());
  CHECK(to_text(again.value()) == written);
}

void read_rules(std::string_view text) {
  const Result<Node> tree = parse_tree(text, "fuzzed");
  if (!tree.ok()) return;
  const Draft draft = read_pack(tree.value(), "fuzzed", {});
  for (const Problem& problem : draft.problems) CHECK(!to_text(problem).empty());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  // A pack begins with a letter or a comment, so the packs themselves are seeds; what begins with
  // another byte is an expression in the scope that it chooses.
  const bool is_rules = bytes[0] == '#' || (bytes[0] >= 'a' && bytes[0] <= 'z');
  if (is_rules) {
    read_rules(text);
  } else {
    read_expression(text.substr(1), scope_of(bytes[0]));
  }
  return 0;
}
