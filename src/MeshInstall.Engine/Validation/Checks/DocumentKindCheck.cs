namespace MeshInstall.Engine.Validation.Checks;

/// <summary>The document is an IstioOperator of the version that is understood.</summary>
internal sealed class DocumentKindCheck : ICheck
{
    private const string ApiVersion = "install.istio.io/v1alpha1";
    private const string Kind = "IstioOperator";

    public void Run(CheckContext context)
    {
        Expect(context, context.Document["apiVersion"], ApiVersion);
        Expect(context, context.Document["kind"], Kind);
    }

    private static void Expect(CheckContext context, Place place, string expected)
    {
        if (place.Text is { } found && found != expected)
        {
            context.Log.Error(
                "WrongDocumentKind", place.Path, place.Node, $"The document says {place.Path} '{found}', but only {expected} is understood.",
                $"Write '{place.Path}: {expected}'.");
        }
    }
}
