using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Planner.Tests.Structure;

/// <summary>What a type of the domain may be: a value, a set of functions or a contract, and nothing that changes behind one's back.</summary>
public static class DomainTypes
{
    private static readonly string[] s_mutableCollections =
        ["List", "Dictionary", "HashSet", "Queue", "Stack", "SortedDictionary", "SortedSet", "ConcurrentDictionary", "ConcurrentBag", "StringBuilder"];

    /// <summary>Types by bases that oblige them to be classes: attributes, exceptions, validators, JSON converters and readings with a memory.</summary>
    private static readonly string[] s_classBases = ["Attribute", "Exception", "AbstractValidator", "JsonConverter", "JsonConverterFactory", "IReading", "JsonSerializerContext", "IComparer", "IEqualityComparer"];

    /// <summary>Types that are neither sealed records, readonly structs, enums, interfaces nor static classes.</summary>
    public static IEnumerable<string> WrongKinds(CSharpCompilation domain) =>
        from tree in domain.SyntaxTrees
        let model = DomainCode.ModelOf(domain, tree)
        from declaration in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        let type = model.GetDeclaredSymbol(declaration)
        where type is not null && !IsRightKind(type)
        select $"{DomainCode.Place(declaration)}: {type.Name} is neither a sealed record, a readonly struct, an enum, an interface nor a static class";

    /// <summary>Static fields that can change, or that hold what can.</summary>
    public static IEnumerable<string> MutableStatics(CSharpCompilation domain) =>
        from tree in domain.SyntaxTrees
        let model = DomainCode.ModelOf(domain, tree)
        from declaration in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
        let type = model.GetDeclaredSymbol(declaration)
        where type is not null
        from member in type.GetMembers()
        where member.IsStatic && member.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == tree) && IsMutable(member)
        select $"{tree.FilePath}: {type.Name}.{member.Name} is static and can change";

    private static bool IsRightKind(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Enum or TypeKind.Interface or TypeKind.Delegate => true,
        TypeKind.Struct => type.IsReadOnly,
        TypeKind.Class when type.IsStatic => true,
        // A reader or a search that lives for one call may keep notes, as long as nobody outside can hold it.
        TypeKind.Class when type.IsSealed && type.DeclaredAccessibility != Accessibility.Public => true,
        TypeKind.Class when type.IsRecord => type.IsSealed || (type.IsAbstract && HasOnlyNestedHeirs(type)),
        _ => type.IsSealed && Bases(type).Any(s_classBases.Contains),
    };

    /// <summary>A closed family: an abstract record whose cases are declared inside it.</summary>
    private static bool HasOnlyNestedHeirs(INamedTypeSymbol type) =>
        type.InstanceConstructors.All(constructor => constructor.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected);

    private static IEnumerable<string> Bases(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            yield return at.Name;
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return contract.Name;
        }
    }

    private static bool IsMutable(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: true } => false,
        IFieldSymbol { AssociatedSymbol: IPropertySymbol } => false,
        IFieldSymbol field => !field.IsReadOnly || HoldsMutable(field.Type, field.DeclaredAccessibility),
        IPropertySymbol property => property.SetMethod is not null || (IsAuto(property) && HoldsMutable(property.Type, property.DeclaredAccessibility)),
        IEventSymbol => true,
        _ => false,
    };

    // A private array that never leaves its type is the plain way to write a table.
    private static bool HoldsMutable(ITypeSymbol type, Accessibility accessibility) =>
        s_mutableCollections.Contains(type.Name) || (type is IArrayTypeSymbol && accessibility != Accessibility.Private);

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
