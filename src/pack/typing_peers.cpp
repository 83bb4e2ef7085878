// Type checking of `peer.mean(late_share)` and its kin.
#include <array>

#include "base/text.h"
#include "pack/draft.h"
#include "pack/typing_tables.h"

namespace xingji {
namespace {

struct Form {
  std::string_view name;
  OfPeers of_peers;
  std::string_view example;
};
constexpr auto forms =
    std::to_array<Form>({{"mean", OfPeers::mean, "peer.mean(late_share)"},
                         {"average", OfPeers::average, "peer.average(late_share)"},
                         {"quantile", OfPeers::quantile, "peer.quantile(late_share, 90%)"}});

const Form* form_of(const Syntax& node, const Walk& walk) {
  std::vector<std::string> known;
  for (const Form& form : forms) {
    if (form.name == node.text) return &form;
    known.emplace_back(form.name);
  }
  std::string remedy = did_you_mean(node.text, known);
  if (remedy.empty()) remedy = "there are peer.mean, peer.average and peer.quantile";
  walk.refuse(node.begin, {"unknown figure of peers 'peer." + node.text + "'", remedy});
  return nullptr;
}

const Indicator* indicator_of(const Syntax& node, const Form& form, const Walk& walk) {
  const std::vector<Indicator>& all = *walk.scope.indicators;
  if (is_unread(walk.scope, node.text)) return nullptr;
  for (const Indicator& indicator : all) {
    if (node.kind == Syntax::Kind::name && indicator.id == node.text) return &indicator;
  }
  std::string remedy = did_you_mean(node.text, ids_of(all));
  const bool is_lost = remedy.empty() && is_unread(walk.scope, out_of_joint);
  if (node.kind == Syntax::Kind::name) {
    if (!is_lost) walk.refuse(node.begin, {"unknown indicator '" + node.text + "'", remedy});
    return nullptr;
  }
  if (remedy.empty()) remedy = "for example " + std::string(form.example);
  walk.refuse(node.begin, {"'peer." + std::string(form.name) + "' is about an indicator", remedy});
  return nullptr;
}

bool is_share(const std::optional<Expression>& share) {
  return share && share->op == Op::literal && share->type == Type::number && share->literal > 0 &&
         share->literal <= micro_one;
}

}  // namespace

std::optional<Expression> check_peer(const Syntax& node, const Walk& walk) {
  if (walk.scope.indicators == nullptr) {
    walk.refuse(node.begin, {"'peer." + node.text + "' compares finished indicators",
                             "ask it in gates, bonuses, stages or 'total: needs'"});
    return std::nullopt;
  }
  const Form* form = form_of(node, walk);
  if (form == nullptr) return std::nullopt;
  const std::size_t arguments = form->of_peers == OfPeers::quantile ? 2 : 1;
  if (node.parts.size() != arguments) {
    walk.refuse(node.begin, {"'peer." + node.text +
                                 (arguments == 1 ? "' takes one indicator"
                                                 : "' takes an indicator and a share"),
                             "for example " + std::string(form->example)});
    return std::nullopt;
  }
  const Indicator* indicator = indicator_of(node.parts[0], *form, walk);
  if (indicator == nullptr) return std::nullopt;
  if (form->of_peers == OfPeers::mean && !(indicator->numerator && indicator->denominator)) {
    walk.refuse(node.begin, {"'peer.mean' divides all numerators by all denominators, and '" +
                                 indicator->id + "' is not one measure over another",
                             "write peer.average(" + indicator->id + ")"});
    return std::nullopt;
  }
  Expression result;
  result.op = Op::peer;
  result.of_peers = form->of_peers;
  result.type = indicator->value.type;
  result.name = indicator->id;
  result.column = static_cast<std::size_t>(indicator - walk.scope.indicators->data());
  if (form->of_peers != OfPeers::quantile) return result;
  const auto share = walk.check(node.parts[1], nullptr);
  if (!share) return std::nullopt;
  if (!is_share(share)) {
    walk.refuse(node.parts[1].begin, {"the share of a quantile lies between 0% and 100%",
                                      "for example " + std::string(form->example)});
    return std::nullopt;
  }
  result.literal = share->literal;
  return result;
}

}  // namespace xingji
