// Rules that choose how to judge (small samples, branches, stages) and that ask for something that
// nobody knows: they are passed over, and the card says so.
#pragma once

#include "engine/evaluation.h"

namespace xingji {

std::string_view to_text(Undecided::Rule rule);

/// How many of the card's rules were passed over and might have given other points.
std::size_t count_undecided(const Card& card);

/// The rule with what its condition asks for and is not known. `position`: of the branch or stage.
Undecided undecided(const Evaluation& it, Undecided::Rule rule, std::size_t position,
                    const Expression& condition);

/// The rules of a stage's total that were passed over before one held; without a total, with what
/// the one lacks that lacks least.
Undecided undecided_total(const Evaluation& it, std::size_t stage,
                          const std::vector<std::size_t>& rules);

/// "The small-sample rule of 'Product rating' is not decided: valid orders paid in 30 days not
/// given". `indicator`: of what the rule is one; a stage has none.
Title undecided_words(const Pack& pack, const Undecided& undecided, std::size_t indicator = 0);

/// What a condition asks for and nobody knows, in the same words; empty where no reasons are asked
/// for.
Title lacking_in(const Evaluation& it, const Expression& condition);

/// "What total the stage 'Growing' gives": what the rule would have told.
Title rule_words(const Pack& pack, const Undecided& undecided, std::size_t indicator = 0);

/// What is not given, by title, with commas between.
Title lacking_words(const Pack& pack, const Undecided& undecided);

}  // namespace xingji
